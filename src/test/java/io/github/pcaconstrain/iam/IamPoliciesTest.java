package io.github.pcaconstrain.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.aws.AwsClients;
import io.github.pcaconstrain.aws.AwsSettings;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.failure.ExitCode;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acmpca.model.ActionType;

/**
 * Each policy of {@code examples/iam} allows every request that its command makes, and nothing that no request needs.
 */
@SuppressWarnings("NullAway.Init")
class IamPoliciesTest {
    private static final Path POLICIES = Path.of("examples", "iam");
    private static final String REVOKE_OLD = "OnlyForRevokeOld";
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

    @TempDir
    Path folder;

    private final RequestRecorder recorder = new RequestRecorder();
    private Sandbox sandbox;
    private PcaClient pca;
    private String said = "";
    private Collection<IamRequest> taken = List.of();
    private String parent;
    private String ca;

    @BeforeEach
    void start() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        sandbox =
                Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO).withInterceptor(recorder));
        pca = PcaClient.of(sandbox);
        parent = pca.root();
        ca = pca.subordinate(parent);
        pca.sdk()
                .createPermission(r -> r.certificateAuthorityArn(ca)
                        .principal("acm.amazonaws.com")
                        .actions(
                                ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE, ActionType.LIST_PERMISSIONS));
        recorder.take();
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    @Test
    void csr() {
        check(policy("csr"), run("csr", "--ca", ca));
    }

    @Test
    void issue() {
        check(policy("issue"), issueTo("issued"));
    }

    @Test
    void install() {
        issueTo("issued");

        check(policy("install").without(REVOKE_OLD), run("install", "--ca", ca, "--from", in("issued"), "--yes"));
    }

    @Test
    void installAndRevokeTheOld() {
        issueTo("issued");

        check(
                policy("install"),
                run("install", "--ca", ca, "--parent", parent, "--from", in("issued"), "--yes", "--revoke-old"));
    }

    @Test
    void testViaAcm() {
        check(policy("test-acm"), run("test", "--ca", ca, "--permit", "www.example.com"));
    }

    @Test
    void testViaPca() {
        check(policy("test-pca"), run("test", "--ca", ca, "--permit", "www.example.com", "--via", "pca", "--yes"));
    }

    @Test
    void apply() {
        hasOneInAcm();

        check(policy("apply").without(REVOKE_OLD), applied());
    }

    @Test
    void applyAndRevokeTheOld() {
        hasOneInAcm();

        check(policy("apply"), applied("--revoke-old"));
    }

    @Test
    void applyAndTestViaPca() {
        IamPolicy both = policy("apply").and(policy("test-pca"));

        assertThat(both.denied(applied("--via", "pca"))).isEmpty();
    }

    @Test
    void applyCreatesACa() throws IOException {
        Files.writeString(folder.resolve("ca.yaml"), "subject: {commonName: New}\nkeyAlgorithm: EC_prime256v1\n");
        List<String> args =
                new ArrayList<>(List.of("--create", in("ca.yaml"), "--parent", parent, "-p", "example.com"));
        args.addAll(List.of("--with-renewal", "--skip-test", "--yes", "--out-dir"));
        args.add(in("first"));
        List<IamRequest> requests = new ArrayList<>(run("apply", args.toArray(String[]::new)));
        args.set(args.size() - 1, in("second"));
        requests.addAll(run("apply", args.toArray(String[]::new)));
        IamPolicy create = policy("create");

        assertThat(create.and(policy("apply")).denied(requests)).isEmpty();
        assertThat(create.unused(requests)).isEmpty();
    }

    @Test
    void aRenewalThatIsNotDueNeedsOneReadingOfTheCa() {
        check(policy("diff"), run("apply", "--ca", ca, "--parent", parent, "--renew-within", "90d", "--yes"));
    }

    @Test
    void retire() {
        IamPolicy withoutCertificates = policy("retire")
                .without("OnlyForRevokeIssued")
                .without("OnlyForParent")
                .without("ReadWhatAcmHolds");

        check(withoutCertificates, retired());
    }

    @Test
    void retireAndRevoke() {
        hasOneInAcm();

        check(policy("retire"), retired("--revoke-issued", "--parent", parent));
    }

    private Collection<IamRequest> retired(String... more) {
        List<String> args = new ArrayList<>(List.of("--ca", ca, "--out-dir", in("retired"), "--yes"));
        args.addAll(List.of(more));
        return run("retire", args.toArray(String[]::new));
    }

    @Test
    void impact() {
        hasOneInAcm();

        check(policy("impact"), run("impact", "--ca", ca, "-p", "example.com"));
    }

    @Test
    void diff() throws IOException {
        issueTo("issued");
        run("install", "--ca", ca, "--from", in("issued"), "--yes");
        Files.writeString(folder.resolve("policy.json"), "{\"permitted\": {\"dns\": [\"example.com\"]}}");

        check(policy("diff"), run("diff", ca, in("policy.json")));
    }

    @Test
    void audit() throws IOException {
        hasOneInAcm();
        String pending = pca.pendingSubordinate("Pending");
        issueTo("issued");
        String arn = pca.issue(parent, pca.csr(pending), "SubordinateCACertificate_PathLen0", r -> {});
        Files.writeString(folder.resolve("report.json"), "[{\"certificateArn\": \"" + arn + "\"}]");
        recorder.take();

        run("audit", pending, in("report.json"), "--keep-going", "--fail-on", "error");
        List<IamRequest> requests = new ArrayList<>(taken);
        run("audit", "--all-cas", "--region", "us-east-1", "--keep-going");
        requests.addAll(taken);

        check(policy("audit"), requests);
    }

    /** What surrounds a CA may be denied; the audit goes on, and the finding names the permission. */
    @ParameterizedTest
    @ValueSource(strings = {"GetPolicy", "ListPermissions", "ListTags"})
    void aSettingThatIsDeniedIsAFinding(String operation) {
        recorder.deny(new IamRequest("acm-pca:" + operation, ca, Map.of()));

        assertThat(attempt("audit", ca, "--skip-acm", "--only", "ca-setting-withheld,unreadable"))
                .as(said)
                .isZero();
        assertThat(said)
                .contains("warning  ca-setting-withheld")
                .contains("allow acm-pca:" + operation + " on " + ca)
                .contains("0 errors, 1 warning, 0 info");
    }

    /** Whatever a command is denied, its words name the permission. */
    @ParameterizedTest
    @ValueSource(strings = {"csr", "issue"})
    void aDenialIsNamed(String command) {
        String[] arguments = command.equals("csr")
                ? new String[] {"--ca", ca}
                : new String[] {"--ca", ca, "--parent", parent, "-p", "example.com", "--dry-run"};
        run(command, arguments);
        for (IamRequest each : List.copyOf(taken)) {
            if (each.resource().equals("*")) {
                continue; // its words are in RefusalWordsTest
            }
            if (each.action().equals("acm-pca:GetPolicy")) {
                continue; // what it tells is not needed
            }
            recorder.deny(each);

            assertThat(attempt(command, arguments)).as(said).isEqualTo(ExitCode.REFUSED);
            assertThat(said).contains("hint: allow " + each.action() + " on " + each.resource());
            assertThat(said.lines()).as(said).hasSize(2);
        }
    }

    @Test
    void everyPolicyIsTested() throws IOException {
        try (Stream<Path> files = Files.list(POLICIES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "audit.json",
                            "csr.json",
                            "issue.json",
                            "install.json",
                            "test-acm.json",
                            "test-pca.json",
                            "apply.json",
                            "create.json",
                            "retire.json",
                            "impact.json",
                            "diff.json",
                            // in TwoAccountPoliciesTest
                            "apply-with-role.json",
                            "parent-role.json",
                            "parent-role-trust.json",
                            "parent-share.json",
                            "parent-ram-permission.json");
        }
    }

    private void hasOneInAcm() {
        try (AwsClients clients = new AwsClients(AwsSettings.sandbox(sandbox.endpoint(), "us-east-1"))) {
            CertificateManager acm = clients.certificateManager();
            String arn = acm.request(new CertificateOrder(
                    CaArn.parse(ca), "www.example.com", List.of(), KeyAlgorithm.EC_P256, "token", Map.of()));
            Poller.forAtMost(Duration.ofMinutes(1), Clock.systemUTC(), Progress.NONE)
                    .until("ACM", () -> acm.describe(arn).filter(ManagedCertificate::isIssued));
        }
        recorder.take();
    }

    private Collection<IamRequest> issueTo(String target) {
        return run("issue", "--ca", ca, "--parent", parent, "-p", "example.com", "--out-dir", in(target));
    }

    private Collection<IamRequest> applied(String... more) {
        List<String> args = new ArrayList<>(List.of("--ca", ca, "--parent", parent, "-p", "example.com"));
        args.addAll(List.of("--permit", "www.example.com", "--out-dir", in("applied"), "--yes"));
        args.addAll(List.of(more));
        return run("apply", args.toArray(String[]::new));
    }

    private String in(String file) {
        return folder.resolve(file).toString();
    }

    private Collection<IamRequest> run(String command, String... more) {
        boolean isJudgement = command.equals("audit") || command.equals("impact");
        assertThat(attempt(command, more)).as(said).isIn(isJudgement ? List.of(0, 1, 2) : List.of(0));
        return taken;
    }

    private int attempt(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command));
        args.addAll(List.of(more));
        args.addAll(List.of("--endpoint-url", sandbox.endpoint().toString(), "-q"));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        int exitCode = Main.run(args.toArray(String[]::new), InputStream.nullInputStream(), stream, stream, Map.of());
        said = output.toString(StandardCharsets.UTF_8);
        taken = recorder.take();
        return exitCode;
    }

    private IamPolicy policy(String command) {
        return IamPolicy.read(
                POLICIES.resolve(command + ".json"), Map.of("/PARENT_CA_ID", id(parent), "/CA_ID", id(ca)));
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/'));
    }

    private static void check(IamPolicy policy, Collection<IamRequest> requests) {
        assertThat(requests).isNotEmpty();
        assertThat(policy.denied(requests))
                .as("requests that the policy does not allow")
                .isEmpty();
        assertThat(policy.unused(requests))
                .as("what the policy allows needlessly")
                .isEmpty();
    }
}
