package io.github.pcaconstrain.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.probing.ProbingWorld;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code test} through the SDK against a sandbox, whose judge is Bouncy Castle's validator. */
@SuppressWarnings("NullAway.Init")
class TestCommandTest {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    Path folder;

    private ProbingWorld world;

    @BeforeEach
    void start() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        world = new ProbingWorld();
    }

    @AfterEach
    void stop() {
        assertThat(world.certificates()).as("left behind in ACM").isEmpty();
        world.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    private Outcome run(String... more) {
        return runOn(world.ca().toString(), more);
    }

    private Outcome runOn(String ca, String... more) {
        return new Cli(folder)
                .with(Map.of("XDG_STATE_HOME", "./state"))
                .run(Stream.concat(
                                Stream.of(
                                        "test",
                                        "--endpoint-url",
                                        world.endpoint().toString(),
                                        "--ca",
                                        ca),
                                Stream.of(more))
                        .toList());
    }

    @Test
    void namesThatEndAsTheyMustAreATableAndAReport() {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);

        Outcome outcome = run(
                "--permit",
                "www.dev.example.com,a.test.example.com",
                "--deny",
                "api.prod.dev.example.com",
                "--junit",
                "./report.xml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo("""
            verdict      expected  actual   name                          for
            as expected  allowed   allowed  dns:www.dev.example.com       given
            as expected  allowed   allowed  dns:a.test.example.com        given
            as expected  refused   refused  dns:api.prod.dev.example.com  given
            3 as expected
            """);
        assertThat(outcome.err())
                .isEqualTo("pca-constrain: note: requesting 3 certificates from ACM, free of charge; they are deleted"
                        + " afterwards\n"
                        + "Changed: 3 test certificates requested and removed.\n"
                        + "Next: pca-constrain audit " + world.ca() + " --endpoint-url " + world.endpoint()
                        + "\n");
        assertThat(new Cli(folder).read("report.xml"))
                .contains("tests=\"3\"")
                .contains("failures=\"0\"")
                .contains("name=\"dns:api.prod.dev.example.com refused\"");
    }

    @Test
    void namesAreDerivedUnlessGiven() throws IOException {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);

        Outcome outcome = run("--json", "--max-probes", "12", "-q");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        JsonNode result = keptToSchema(outcome);
        assertThat(result.get("probes").size()).isEqualTo(12);
        assertThat(result.get("asExpected").asInt() + result.get("observed").asInt())
                .isEqualTo(12);
        assertThat(result.get("leftOut").asInt()).isPositive();
    }

    @Test
    void aContradictionIsAFinding() throws IOException {
        Outcome outcome = run("--deny", "www.example.org", "--json", "--junit", "./report.xml");

        assertThat(outcome.exitCode()).isEqualTo(1);
        JsonNode probe = keptToSchema(outcome).get("probes").get(0);
        assertThat(probe.get("verdict").asString()).isEqualTo("contradicted");
        assertThat(probe.get("actual").asString()).isEqualTo("allowed");
        assertThat(probe.get("note").asString())
                .startsWith("according to the installed certificate this name is allowed");
        assertThat(new Cli(folder).read("report.xml")).contains("<failure ").contains("expected refused");
    }

    @Test
    void aPermissionThatIsMissingIsAWarningAboutRenewals() throws IOException {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);
        world.denyAcm();

        Outcome outcome = run("--permit", "www.dev.example.com", "--deny", "www.prod.dev.example.com", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("warning: the CA does not permit ACM to renew certificates")
                .contains("aws acm-pca create-permission");
        assertThat(keptToSchema(outcome).get("asExpected").asInt()).isEqualTo(2);
    }

    /** Denies ACM, and nobody else, to have a CA sign. */
    private static final class AcmDenied implements Interceptor {
        @Override
        public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
            return next.get();
        }

        @Override
        public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
            if (call.isInner() && call.operation().equals("IssueCertificate")) {
                throw AwsError.of("AccessDeniedException", "denied");
            }
            return next.get();
        }
    }

    private static final class IssueDenied implements Interceptor {
        @Override
        public JsonNode around(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
            return next.get();
        }

        @Override
        public JsonNode around(RequestContext context, Call call, Supplier<JsonNode> next) {
            boolean isLeaf = call.input().path("TemplateArn").asString("").contains("EndEntity");
            if (call.operation().equals("IssueCertificate") && isLeaf) {
                throw AwsError.of(
                        "AccessDeniedException",
                        "User: arn:aws:sts::111122223333:assumed-role/ci/x is not authorized to perform:"
                                + " acm-pca:IssueCertificate on resource: "
                                + call.input().path("CertificateAuthorityArn").asString("")
                                + " with an explicit deny in a service control policy");
            }
            return next.get();
        }
    }

    /** As by a policy on acm-pca:TemplateArn or acm-pca:x509Ext/ExtendedKeyUsage. */
    @Test
    void whatAPolicyDeniesIsNotRefusedByConstraints() throws IOException {
        world.close();
        world = new ProbingWorld(SandboxConfig.inMemory().withInterceptor(new IssueDenied()));
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);

        Outcome outcome = run("--deny", "www.example.net", "--via", "pca", "--yes", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isIn(3, 4);
        assertThat(outcome.out()).doesNotContain("as-expected").doesNotContain("\"refused\"");
        assertThat(outcome.out() + outcome.err())
                .contains("; the template is arn:aws:acm-pca:::template/EndEntityCertificate/V1")
                .contains("denied by a service control policy");
    }

    /** IssueCertificate accepts, and GetCertificate tells that it failed: there is no certificate to be revoked. */
    @Test
    void whatTheConstraintsRefuseLaterIsRefused() throws IOException {
        world.close();
        world = new ProbingWorld(
                SandboxConfig.inMemory().withInterceptor(new FaultInjector(Faults.parse("late-refusal"))));
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);

        Outcome outcome =
                run("--permit", "www.dev.example.com", "--deny", "www.example.net", "--via", "pca", "--yes", "--json");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode result = keptToSchema(outcome);
        assertThat(result.get("asExpected").asInt()).isEqualTo(2);
        assertThat(result.get("probes")
                        .valueStream()
                        .map(probe -> probe.get("actual").asString() + " "
                                + probe.path("code").asString("")))
                .containsExactly("allowed ", "refused RequestFailedException");
        assertThat(outcome.err()).doesNotContain("revoke-certificate").doesNotContain("left");
    }

    @Test
    void whatAcmIsDeniedIsInconclusiveAndTheRemedyIsTold() throws IOException {
        world.close();
        world = new ProbingWorld(SandboxConfig.inMemory().withInterceptor(new AcmDenied()));
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);

        Outcome outcome = run("--permit", "www.dev.example.com", "--json", "--junit", "./report.xml");

        assertThat(outcome.exitCode()).isEqualTo(4);
        JsonNode probe = keptToSchema(outcome).get("probes").get(0);
        assertThat(probe.get("verdict").asString()).isEqualTo("inconclusive");
        assertThat(probe.get("code").asString()).isEqualTo("PCA_ACCESS_DENIED");
        assertThat(probe.get("remedy").asString())
                .startsWith("look for a policy that denies it (docs/reference/iam.md), or give ACM the permission: ")
                .contains("aws acm-pca create-permission")
                .contains(world.ca().toString())
                .contains(" --endpoint-url " + world.endpoint());
        assertThat(probe.has("certificate")).isTrue();
        assertThat(new Cli(folder).read("report.xml")).contains("<error ").contains("create-permission");
    }

    @Test
    void aCertificateThatEndsTooSoonIsKnownBeforehand() throws IOException {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED, 200);

        Outcome outcome = run("--permit", "www.dev.example.com", "--json");

        assertThat(outcome.exitCode()).isEqualTo(4);
        JsonNode probe = keptToSchema(outcome).get("probes").get(0);
        assertThat(probe.get("code").asString()).isEqualTo("PCA_INVALID_DURATION");
        assertThat(probe.get("remedy").asString()).contains("--via pca");
        assertThat(probe.has("certificate"))
                .as("nothing is requested needlessly")
                .isFalse();
        assertThat(run("--permit", "www.dev.example.com", "--via", "pca", "--yes")
                        .exitCode())
                .as("and Private CA itself can")
                .isZero();
    }

    @Test
    void aCaThatIsNotActiveIsInconclusive() {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, ProbingWorld.TUTORIAL_EXCLUDED);
        world.disable();

        Outcome outcome = run("--permit", "www.dev.example.com");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.out())
                .contains("dns:www.dev.example.com  given; PCA_INVALID_STATE: the CA is DISABLED")
                .contains("make the CA ACTIVE");
    }

    @Test
    void aCaThatAwsDoesNotKnowIsARefusal() {
        String unknown = world.ca().toString().replaceAll("/.*", "/11111111-2222-3333-4444-555555555555");

        Outcome outcome = runOn(unknown, "--permit", "www.dev.example.com", "--json");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("ResourceNotFound").contains("hint: ");
    }

    @Test
    void everyFormIsTriedByPrivateCaOnceConfirmed() throws IOException {
        world.constrain("example.com,ip:10.20.0.0/16,email:example.com,uri:.example.org,dn:O=Acme,C=US", "");

        Outcome unasked = run("--via", "pca");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("AWS charges for each").contains("give --yes");

        Outcome outcome = run("--via", "pca", "--yes", "--json");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        JsonNode result = keptToSchema(outcome);
        assertThat(result.get("probes").findValuesAsString("name"))
                .extracting(name -> name.substring(0, name.indexOf(':')))
                .contains("dns", "ip", "email", "uri", "dn");
        assertThat(result.get("inconclusive").asInt() + result.get("notTested").asInt())
                .isZero();
        assertThat(result.get("leftBehind").isEmpty()).isTrue();
    }

    @Test
    void acmCannotTryWhatIsNoDnsName() {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, "");

        Outcome outcome = run("--permit", "www.dev.example.com,ip:10.0.0.1");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("1 name cannot be tested through ACM; --via pca can");
        assertThat(outcome.out()).contains("not tested   allowed   not tested  ip:10.0.0.1");
    }

    /** What no certificate can contain is not promised to the other service. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ip:10.0.0.1             | 1 name cannot be tested through ACM; --via pca can
        ip:10.0.0.1,uri:urn:ü  | 2 names cannot be tested through ACM; --via pca can test 1 of them, and no certificate can contain the other
        uri:urn:ü              | 1 name cannot be tested, because no certificate can contain it
        """)
    void onlyNamesThatPcaCanTryAreItsOwn(String names, String expected) {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, "");

        assertThat(run("--permit", "www.dev.example.com," + names).err()).contains("warning: " + expected + "\n");
    }

    /** Names that cannot be tested for one reason have one line, so that they do not widen the table. */
    @Test
    void namesThatAcmCannotTryAreExplainedOnce() {
        world.constrain(ProbingWorld.TUTORIAL_PERMITTED, "");
        String names = "ip:10.0.0.1,ip:10.0.0.2,ip:10.0.0.3,ip:10.0.0.4";

        Outcome outcome = run("--permit", names);
        run("--permit", names, "-o", "./all.txt");

        String reason = "4 not tested: ACM issues certificates for DNS names only; use --via pca";
        assertThat(outcome.out())
                .isEqualTo("verdict  expected  actual  name  for\n" + reason
                        + " (ip:10.0.0.1, ip:10.0.0.2, ip:10.0.0.3 and 1 more)\n0 as expected, 4 not tested\n");
        assertThat(folder.resolve("all.txt"))
                .content()
                .contains("not tested  allowed   not tested  ip:10.0.0.4", "\n" + reason + "\n");
    }

    @Test
    void withoutConstraintsThereIsNothingToDerive() {
        Outcome outcome = run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("has no name constraints").contains("--permit");
    }

    private static JsonNode keptToSchema(Outcome outcome) throws IOException {
        JsonNode result = JsonMapper.shared().readTree(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/test.schema.json"), result))
                .as(outcome.out())
                .isEmpty();
        return result;
    }
}
