package io.github.pcaconstrain.cli.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.guard.GuardForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code guard}: what it prints closes the gap that {@code audit --iam} finds, and opens none. */
class GuardTest {
    private static final String PARENT = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/PARENT_CA_ID";
    private static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/CA_ID";
    private static final String ROLE = "arn:aws:iam::111122223333:role/ConstrainCas";
    private static final Path ACCOUNT = Path.of("examples/access/account.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private Outcome guard(String form, String... options) {
        return cli.run(Stream.concat(
                        Stream.of("guard", "--parent", PARENT, "--ca", CA, "--role", ROLE, "--as", form),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private JsonNode audit(String... policies) {
        List<String> words = Stream.concat(
                        Stream.of("audit", "--json"), Arrays.stream(policies).flatMap(each -> Stream.of("--iam", each)))
                .toList();
        return JsonMapper.shared().readTree(cli.run(words).out());
    }

    private String written(String form) {
        cli.write(form + ".json", guard(form).out());
        return form + ":" + folder.resolve(form + ".json");
    }

    @ParameterizedTest
    @CsvSource({"identity", "scp", "rcp", "ram", "vpc-endpoint"})
    void itsOwnOutputIsClean(String form) {
        JsonNode report = audit(written(form));

        assertThat(report.get("errors").asInt()).isZero();
        assertThat(report.get("warnings").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"scp", "rcp"})
    void itClosesTheGapOfAnAccount(String form) throws IOException {
        cli.write("account.json", Files.readAllBytes(ACCOUNT));
        String account = folder.resolve("account.json").toString();

        assertThat(audit(account).get("errors").asInt()).isPositive();
        JsonNode guarded = audit(account, written(form));
        assertThat(guarded.get("errors").asInt()).isZero();
        assertThat(guarded.get("findings")
                        .valueStream()
                        .map(each -> each.get("code").asString()))
                .as("the role still can")
                .contains("may-sign-with-passthrough");
    }

    @Test
    void anAdministratorIsKeptOut() {
        String everything = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        cli.write(
                "account.json",
                "{\"UserDetailList\":[{\"Arn\":\"arn:aws:iam::111122223333:user/admin\",\"UserPolicyList\":"
                        + "[{\"PolicyName\":\"P\",\"PolicyDocument\":" + everything + "}]}]}");
        String account = folder.resolve("account.json").toString();

        assertThat(audit(account, written("scp")).get("findings").valueStream().filter(each -> each.has("access")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GuardForm.class)
    void itFitsIntoTheLimits(GuardForm form) {
        String text = guard(form.label()).out();

        assertThat(text).as("with blanks").hasSizeLessThan(form.limit());
    }

    /**
     * A path has at most 512 characters, and a name 64 (IAM User Guide, "IAM and AWS STS quotas"). AWS Organizations counts
     * blanks, too; of Terraform and CloudFormation it gets the policy without them.
     */
    @ParameterizedTest
    @EnumSource(GuardForm.class)
    void theLongestNamesFitToo(GuardForm form) {
        for (String region : List.of("aws-us-gov us-gov-west-1", "aws-iso-b us-isob-east-1", "aws ap-southeast-10")) {
            String partition = region.substring(0, region.indexOf(' '));
            String ca = "arn:" + partition + ":acm-pca:" + region.substring(region.indexOf(' ') + 1)
                    + ":111122223333:certificate-authority/11111111-2222-3333-4444-55555555555";
            String role = "arn:" + partition + ":iam::111122223333:role/" + "p".repeat(510) + "/" + "R".repeat(64);
            String text = cli.run(
                            "guard", "--parent", ca + "0", "--ca", ca + "1", "--role", role, "--as", form.label(), "-q")
                    .out();

            assertThat(
                            form == GuardForm.TERRAFORM || form == GuardForm.CLOUDFORMATION
                                    ? text.replaceAll("\\s", "")
                                    : text)
                    .as(region)
                    .contains(form == GuardForm.RAM ? "IfExists" : role)
                    .hasSizeLessThan(form.limit());
        }
    }

    @Test
    void cloudFormationAndTerraformHaveTheServiceControlPolicy() {
        JsonNode scp = JsonMapper.shared().readTree(guard("scp").out());
        String yaml = guard("cloudformation").out().replace("!Ref Target", "Target");
        String terraform = guard("terraform").out();

        assertThat(new YAMLMapper().readTree(yaml).at("/Resources/Guard/Properties/Content"))
                .isEqualTo(scp);
        assertThat(JsonMapper.shared()
                        .readTree(terraform.substring(terraform.indexOf('(') + 1, terraform.lastIndexOf(')'))))
                .isEqualTo(scp);
    }

    @ParameterizedTest
    @EnumSource(GuardForm.class)
    void standardOutputIsTheDocumentAlone(GuardForm form) throws IOException {
        Outcome outcome = guard(form.label());
        JsonNode json =
                JsonMapper.shared().readTree(guard(form.label(), "--json").out());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains(form.leavesOpen(true));
        assertThat(json.get("document").asString()).isEqualTo(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/guard.schema.json"), json))
                .isEmpty();
    }

    /** Longer ones do not exist, and might not fit. */
    @Test
    void namesThatAreTooLongAreRefused() {
        String name = "R".repeat(65);
        String path = "p".repeat(511) + "/R";

        for (String tail : List.of(name, path)) {
            Outcome outcome = cli.run("guard", "--parent", PARENT, "--role", "arn:aws:iam::111122223333:role/" + tail);
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
        }
    }

    @Test
    void aShareIsAboutTheParentAlone() {
        assertThat(guard("ram").err()).contains("and not about the constrained CA");
        assertThat(cli.run("guard", "--parent", PARENT, "--role", ROLE, "--as", "ram")
                        .err())
                .doesNotContain("constrained CA");
    }

    @Test
    void templatesAreOfThePartition() {
        Outcome outcome = cli.run(
                "guard",
                "--parent",
                PARENT.replace("arn:aws:", "arn:aws-us-gov:"),
                "--role",
                ROLE.replace("arn:aws:", "arn:aws-us-gov:"));

        assertThat(outcome.out())
                .contains("arn:aws-us-gov:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1")
                .doesNotContain("arn:aws:", "OnlyTheRoleInstalls");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--role arn:aws:iam::111122223333:role/R|no --parent given",
                "--parent " + PARENT + "|no --role given",
                "--parent " + PARENT + " --role R|--role: 'R' is not the ARN of a role",
                "--parent " + PARENT + " --role " + ROLE + "/|'" + ROLE + "/' is not the ARN of a role",
                "--parent " + PARENT + " --role arn:aws:iam::111122223333:user/R|is not the ARN of a role",
                "--parent " + PARENT + " --role arn:aws:sts::111122223333:assumed-role/R/run|the ARN of a session",
                "--parent " + PARENT + " --role arn:aws-cn:sts::111122223333:assumed-role/R/run|'aws iam get-role"
                        + " --role-name R' prints, such as arn:aws-cn:iam::111122223333:role/R",
                "--parent " + PARENT + " --role arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/R|"
                        + "only an AWS service can assume this role",
                "--parent " + PARENT + " --role " + ROLE + " --as x|--as: there is no form 'x'",
                "--parent " + PARENT + " --ca " + PARENT + " --role " + ROLE + "|--ca and --parent are the same CA",
                "--parent " + PARENT + " --role arn:aws-cn:iam::111122223333:role/R|the role is in the partition aws-cn"
            })
    void whatIsMissingOrWrongIsSaid(String options, String message) {
        Outcome outcome = cli.run(("guard " + options).split(" ", -1));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
    }
}
