package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit --iam}: who may have a CA sign without constraints, according to policies. */
class AuditAccessTest {
    private static final String CA = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/parent";
    private static final String DROPS = "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1";
    private static final String PASSES =
            "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0_APIPassthrough/V1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    private final List<String> entities = new ArrayList<>();
    private final List<String> users = new ArrayList<>();

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    // What an account has

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String statement(String effect, String action, String resource, String more) {
        return String.format(
                "{\"Sid\":\"%s\",\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}",
                effect + "It", effect, action, resource, more);
    }

    private static String allow(String action) {
        return statement("Allow", action, CA, "");
    }

    private static String condition(String operator, String key, String value) {
        return String.format(",\"Condition\":{\"%s\":{\"%s\":\"%s\"}}", operator, key, value);
    }

    private static String template(String arn) {
        return condition("StringEquals", "acm-pca:TemplateArn", arn);
    }

    private static String trust(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":[\"sts:AssumeRole\",\"sts:AssumeRoleWithWebIdentity\"]}}";
    }

    private void role(String name, String trust, String policy, String more) {
        entities.add(String.format(
                "{\"RoleName\":\"%s\",\"Arn\":\"arn:aws:iam::111122223333:role/%s\",\"AssumeRolePolicyDocument\":%s,"
                        + "\"RolePolicyList\":[{\"PolicyName\":\"Inline\",\"PolicyDocument\":%s}]%s}",
                name, name, trust, policy, more));
    }

    private void role(String name, String policy) {
        role(name, trust("{\"Service\":\"ec2.amazonaws.com\"}"), policy, "");
    }

    private void user(String name, String policy, String more) {
        users.add(String.format(
                "{\"UserName\":\"%s\",\"Arn\":\"arn:aws:iam::111122223333:user/%s\","
                        + "\"UserPolicyList\":[{\"PolicyName\":\"Inline\",\"PolicyDocument\":%s}]%s}",
                name, name, policy, more));
    }

    private String account() {
        return "{\"UserDetailList\":[" + String.join(",", users) + "],\"RoleDetailList\":[" + String.join(",", entities)
                + "],\"Policies\":[]}";
    }

    private Outcome run(String... options) {
        cli.write("account.json", account());
        return cli.run(Stream.concat(
                        Stream.of("audit", "--skip", "ca-policy-not-given", "--iam", "./account.json"),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private List<JsonNode> findings(String... options) {
        Outcome outcome =
                run(Stream.concat(Stream.of("--json"), Arrays.stream(options)).toArray(String[]::new));
        JsonNode report = JsonMapper.shared().readTree(outcome.out());
        try {
            assertThat(JsonSchema.violations(Path.of("docs/schema/audit.schema.json"), report))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report.get("findings").valueStream().toList();
    }

    /** The code, the principal's name, and whether it is certain. */
    private List<String> found(String... options) {
        return findings(options).stream()
                .map(finding -> finding.get("code").asString() + " "
                        + finding.get("subject").asString().replaceFirst(".*/", "")
                        + (finding.at("/access/certain").asBoolean(true) ? "" : " possibly"))
                .toList();
    }

    // Each gap, and nothing else

    @ParameterizedTest
    @CsvSource({
        "acm-pca:ImportCertificateAuthorityCertificate, may-import-ca-certificate",
        "acm-pca:PutPolicy,                             may-change-ca-policy",
        "acm-pca:CreatePermission,                      may-grant-ca-permission",
        "acm-pca:UpdateCertificateAuthority,            may-update-ca",
        "acm-pca:DeleteCertificateAuthority,            may-delete-ca",
        "acm-pca:IssueCertificate,                      may-sign-any-template"
    })
    void anActionIsFound(String action, String code) {
        role("Some", policy(allow(action)));
        role("Harmless", policy(allow("acm-pca:Describe*"), allow("s3:*")));

        assertThat(found()).containsExactly(code + " Some");
    }

    @Test
    void templatesAreToldApart() {
        role(
                "Leaves",
                policy(statement(
                        "Allow",
                        "acm-pca:*Certificate",
                        CA,
                        template("arn:aws:acm-pca:::template/EndEntityCertificate/V1"))));
        role("Drops", policy(statement("Allow", "acm-pca:IssueCertificate", CA, template(DROPS))));
        role("Passes", policy(statement("Allow", "acm-pca:IssueCertificate", CA, template(PASSES))));
        user(
                "csr",
                policy(statement(
                        "Allow",
                        "acm-pca:IssueCertificate",
                        CA,
                        condition("StringLike", "acm-pca:TemplateArn", "*_CSRPassthrough/V1"))),
                "");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "may-sign-without-constraints csr",
                        "may-sign-without-constraints Drops",
                        "may-sign-with-passthrough Passes");
        JsonNode access = findings().stream()
                .filter(finding -> finding.get("subject").asString().endsWith("Drops"))
                .findFirst()
                .orElseThrow()
                .get("access");
        assertThat(access.get("principal").asString()).isEqualTo("arn:aws:iam::111122223333:role/Drops");
        assertThat(access.get("action").asString()).isEqualTo("acm-pca:IssueCertificate");
        assertThat(access.at("/resources/0").asString()).isEqualTo(CA);
        assertThat(access.at("/templates/0").asString()).isEqualTo("SubordinateCACertificate_PathLen0");
        assertThat(access.at("/allowedBy/0").asString()).isEqualTo("'AllowIt' of inline policy Inline");
        assertThat(run().exitCode()).isEqualTo(1);
    }

    @Test
    void aDenyThatCoversItIsProof() {
        role("Denied", policy(allow("*"), statement("Deny", "acm-pca:*", "*", "")));

        assertThat(found()).isEmpty();
        assertThat(run().out()).endsWith("1 principal checked\n0 errors, 0 warnings, 0 info\n");
    }

    @Test
    void whatIsNotKnownOfADenyProvesNothing() {
        role(
                "Elsewhere",
                policy(
                        allow("acm-pca:IssueCertificate"),
                        statement("Deny", "acm-pca:*", "*", condition("StringNotEquals", "aws:SourceVpce", "vpce-1"))));

        assertThat(found()).containsExactly("may-sign-any-template Elsewhere possibly");
        assertThat(run().out())
                .contains("the principal can possibly have the CA sign with any template (acm-pca:IssueCertificate)")
                .contains("'AllowIt' of inline policy Inline")
                .contains("'DenyIt' of inline policy Inline (StringNotEquals aws:SourceVpce)");
    }

    @Test
    void aPolicyThatIsMissingMayAllowAnything() {
        role(
                "Half",
                trust("{\"Service\":\"ec2.amazonaws.com\"}"),
                policy(allow("s3:*")),
                ",\"AttachedManagedPolicies\":[{\"PolicyName\":\"X\",\"PolicyArn\":\"arn:aws:iam::aws:policy/X\"}]");
        cli.write("other.json", policy(allow("s3:*")));

        assertThat(found("--iam", "./other.json")).contains("may-sign-any-template Half possibly");
        assertThat(run().out()).contains("policy arn:aws:iam::aws:policy/X is not in the file");
    }

    @Test
    void aBoundaryOfNobodyKnownProvesNothing() {
        role("Some", policy(allow("acm-pca:IssueCertificate")));
        cli.write("boundary.json", policy(allow("s3:*")));

        assertThat(found("--iam", "boundary:" + folder + "/boundary.json"))
                .containsExactly("may-sign-any-template Some possibly");
    }

    @Test
    void anScpOfTheWholeOrganizationDenies() {
        role("Signer", policy(statement("Allow", "acm-pca:IssueCertificate", CA, template(PASSES))));
        role("Admin", policy(allow("acm-pca:IssueCertificate")));
        role("aws-service-role/acm.amazonaws.com/Linked", policy(allow("acm-pca:IssueCertificate")));
        cli.write(
                "scp.json",
                policy(statement(
                        "Deny",
                        "acm-pca:IssueCertificate",
                        "*",
                        condition("ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/Signer"))));

        assertThat(found("--iam", "scp:" + folder + "/scp.json"))
                .containsExactlyInAnyOrder("may-sign-any-template Linked", "may-sign-with-passthrough Signer");
    }

    @Test
    void waysToARoleAreFound() {
        String lambda = trust("{\"Service\":\"lambda.amazonaws.com\"}");
        role(
                "Signer",
                trust("{\"AWS\":\"arn:aws:iam::111122223333:role/Middle\"}"),
                policy(allow("acm-pca:IssueCertificate")),
                "");
        role("Middle", lambda, policy(allow("s3:*")), "");
        user("passer", policy(statement("Allow", "iam:PassRole", "*", "")), "");
        user("bystander", policy(allow("s3:*")), "");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "may-sign-any-template Signer",
                        "may-assume-signing-role Middle",
                        "may-pass-signing-role passer");
    }

    @Test
    void aTrustPolicyMayNameTheOutside() {
        String outside = trust("{\"AWS\":\"444455556666\",\"Federated\":"
                + "\"arn:aws:iam::111122223333:oidc-provider/token.example\"}");
        role("Signer", outside, policy(statement("Allow", "acm-pca:IssueCertificate", CA, template(PASSES))), "");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "may-sign-with-passthrough Signer",
                        "may-assume-signing-role 444455556666 possibly",
                        "may-assume-signing-role token.example");
        assertThat(run().exitCode())
                .as("all of these can do no more than the role")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS|444455556666|444455556666 possibly",
                "Service|acm.amazonaws.com|acm.amazonaws.com",
                "Federated|arn:aws:iam::111122223333:saml-provider/Staff|Staff",
                "CanonicalUser|79a59df900b949e5|79a59df900b949e5 possibly"
            })
    void aPolicyOfTheCaNamesOthers(String kind, String name, String found) {
        role("Own", policy(allow("s3:*")));
        cli.write(
                "ca.json",
                "{\"Policy\":"
                        + JsonMapper.shared()
                                .writeValueAsString(policy(statement(
                                        "Allow",
                                        "acm-pca:IssueCertificate",
                                        CA,
                                        ",\"Principal\":{\"" + kind + "\":\"" + name + "\"}")))
                        + "}");

        assertThat(found("--iam", "./ca.json")).contains("may-sign-any-template " + found);
    }

    /** As the AWS CLI prints policies: inside of something that says what they are. */
    @Test
    void whatAPolicyIsMayBeInTheFile() {
        role("Admin", policy(allow("acm-pca:IssueCertificate")));
        String deny = JsonMapper.shared().writeValueAsString(policy(statement("Deny", "acm-pca:*", "*", "")));
        cli.write(
                "scp.json",
                "{\"Policy\":{\"PolicySummary\":{\"Type\":\"SERVICE_CONTROL_POLICY\"},\"Content\":" + deny + "}}");
        cli.write("version.json", "{\"PolicyVersion\":{\"Document\":" + policy(allow("acm-pca:PutPolicy")) + "}}");

        assertThat(found("--iam", "./scp.json")).isEmpty();
        assertThat(found("--iam", "./version.json"))
                .containsExactlyInAnyOrder("may-sign-any-template Admin", "may-change-ca-policy version.json");
    }

    /** As RAM's GetPermission answers; the answers of other operations have no text. */
    @ParameterizedTest
    @CsvSource({"./ram.json", "ram:./ram.json"})
    void aPermissionOfRamMayBeInTheFile(String argument) {
        role("Own", policy(allow("s3:*")));
        String text = JsonMapper.shared()
                .writeValueAsString("{\"Effect\":\"Allow\",\"Action\":[\"acm-pca:IssueCertificate\"]}");
        String file = argument.replace("./", folder + "/");

        cli.write("ram.json", "{\"permission\":{\"name\":\"Sign\",\"permission\":" + text + "}}");
        assertThat(found("--iam", file)).containsExactly("may-sign-any-template ram.json possibly");

        cli.write("ram.json", "{\"permission\":{\"name\":\"Sign\"}}");
        assertThat(run("--iam", file).err()).contains("a permission of AWS RAM has no permission");
    }

    /** IAM's API returns policies in URL encoding; its CLI decodes them. */
    @Test
    void aPolicyMayBeEncoded() {
        String encoded = URLEncoder.encode(policy(allow("acm-pca:IssueCertificate")), StandardCharsets.UTF_8)
                .replace("+", "%20");
        role("Admin", "\"" + encoded + "\"");

        assertThat(found()).containsExactly("may-sign-any-template Admin");
    }

    @Test
    void withoutACaAnyOfTheAccountIsMeant() {
        role("Admin", policy(statement("Allow", "*", "*", "")));

        assertThat(findings().get(0).at("/access/resources/0").asString())
                .isEqualTo("arn:aws:acm-pca:*:111122223333:certificate-authority/*");
        assertThat(found()).hasSize(6).contains("may-sign-any-template Admin", "may-delete-ca Admin");
    }

    @Test
    void aPolicyAloneIsSomebodys() {
        cli.write("admin.json", policy(statement("Allow", "acm-pca:*", "*", "")));
        Outcome outcome = cli.run("audit", "--iam", "./admin.json", "--only", "may-sign-any-template");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("anyone with the policy ./admin.json");
    }

    /** Programs write members that are not set as null; that one of two is null does not make the other its opposite. */
    @ParameterizedTest
    @CsvSource({
        "NotAction, may-sign-any-template",
        "NotResource, may-sign-any-template",
        "Principal, may-sign-any-template",
        "NotPrincipal, may-sign-any-template",
        "Condition, may-sign-any-template"
    })
    void aMemberThatIsNullIsNotThere(String member, String code) {
        cli.write("admin.json", policy(allow("acm-pca:*").replace("{", "{\"" + member + "\":null,")));

        assertThat(cli.run("audit", "--iam", "./admin.json").out()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"aws-us-gov, SubordinateCACertificate_PathLen0, 1", "aws-cn, EndEntityCertificate, 0"})
    void aPolicyAloneIsAboutThePartitionsThatItNames(String partition, String template, int exitCode) {
        String arn = "arn:" + partition + ":acm-pca:::template/" + template + "/V1";
        cli.write("admin.json", policy(statement("Allow", "acm-pca:IssueCertificate", "*", template(arn))));

        assertThat(cli.run("audit", "--iam", "./admin.json").exitCode()).isEqualTo(exitCode);
    }

    @Test
    void policiesThatNameNobodySaySo() {
        cli.write("scp.json", policy(statement("Deny", "*", "*", "")));
        Outcome outcome = cli.run("audit", "--iam", "scp:" + folder + "/scp.json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("no-principal-given");
    }

    @Test
    void theSameGrantAtSeveralCasIsOneFinding() {
        role("Admin", policy(statement("Allow", "acm-pca:IssueCertificate", "*", "")));
        cli.write("more.json", policy(statement("Deny", "s3:*", CA, ""), statement("Deny", "s3:*", CA + "2", "")));

        List<JsonNode> findings = findings("--iam", "scp:" + folder + "/more.json");
        assertThat(findings).hasSize(2);
        assertThat(findings.get(0).at("/access/resources").valueStream().map(JsonNode::asString))
                .containsExactly(CA, CA + "2");
        assertThat(findings.get(1).get("message").asString())
                .as("a pattern is judged for the CAs that are known")
                .isEqualTo(
                        "1 principal is allowed acm-pca:IssueCertificate with a pattern such as '*', which was judged"
                                + " for 2 CAs only");
    }

    @Test
    void aBaselineKeepsPrincipalsApart() {
        role("First", policy(allow("acm-pca:IssueCertificate")));
        run("--write-baseline", "./accepted.txt");
        role("Second", policy(allow("acm-pca:IssueCertificate")));

        assertThat(found("--baseline", "./accepted.txt")).containsExactly("may-sign-any-template Second");
    }

    @Test
    void everyReportHasTheFindings() {
        role("Admin", policy(allow("acm-pca:IssueCertificate")));
        run("--csv", "./r.csv", "--sarif", "./r.sarif", "--junit", "./r.xml", "--html", "./r.html");

        assertThat(cli.read("r.csv")).contains("may-sign-any-template", "role/Admin", CA);
        assertThat(cli.read("r.sarif")).contains("\"may-sign-any-template\"", "role/Admin");
        assertThat(cli.read("r.xml")).contains("audit.may-sign-any-template", "role/Admin");
        assertThat(cli.read("r.html")).contains("may-sign-any-template", "role/Admin", "principal checked");
    }

    // What cannot be read

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|account.json:1:1: the file is not a JSON object",
                "{|account.json:1:",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}|account.json:1:15: a statement has neither"
                        + " Resource nor NotResource",
                "{\"Statement\":{\"Effect\":\"Permit\",\"Action\":\"*\",\"Resource\":\"*\"}}|account.json:1:24: Effect"
                        + " is 'Permit'",
                "{\"Version\":\"2020-01-01\",\"Statement\":[]}|account.json:1:12: there is no version '2020-01-01'",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}]}|account.json:1:42: the list"
                        + " of actions is empty",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\"}]}|both"
                        + " Action and NotAction",
                "{\"Other\":1}|account.json:1:1: the policy has no Statement",
                "{\"UserDetailList\":[],\"NextToken\":\"x\"}|account.json:1:34: the file has only the first of several"
                        + " pages",
                "{\"Policy\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"*\\\","
                        + "\\\"Resource\\\":\\\"*\\\"}}\"}|account.json:1:11: a statement names no principal",
                "{\"RoleDetailList\":[{\"RoleName\":\"R\",\"Arn\":\"arn:aws:iam::111122223333:role/R\",\"AssumeRolePolicyDocument\":"
                        + "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"}}}]}|neither Principal nor NotPrincipal",
                "{\"UserDetailList\":{}}|account.json:1:19: UserDetailList is not a JSON array",
                "{\"UserDetailList\":[{\"UserName\":\"x\"}]}|account.json:1:20: a user has no Arn"
            })
    void whatIsMalformedIsAnErrorWithItsPlace(String file, String message) {
        cli.write("account.json", file);
        Outcome outcome = cli.run("audit", "--iam", "./account.json");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsAnError() {
        Outcome outcome = cli.run("audit", "--iam", "scp:" + folder + "/missing.json");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("missing.json: there is no such file");
    }
}
