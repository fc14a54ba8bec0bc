package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.TestCsr;
import io.github.pcaconstrain.sandbox.TwoAccounts;
import io.github.pcaconstrain.sandbox.trail.CloudTrail;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fleet in the sandbox and its trail, with one act of each kind: each is found, and nothing else. */
class SeededGapsTest {
    private static final String KEEPER = "arn:aws:iam::111122223333:role/ConstrainCas";
    private static final String PLAIN = "SubordinateCACertificate_PathLen0";
    private static final String PASSING = "SubordinateCACertificate_PathLen0_APIPassthrough";
    private static final String QUIET =
            "form-left-open,directory-name-open,root-unconstrained,single-label,issuer-missing";

    @TempDir(factory = FleetWorld.Fast.class)
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Cli cli;

    @BeforeEach
    void start() {
        cli = new Cli(folder);
    }

    private Sandbox sandbox() throws IOException {
        return Sandbox.start(SandboxConfig.inMemory()
                .withDelay(Duration.ZERO)
                .withInterceptor(CloudTrail.of(folder.resolve("trail"), Interceptor.NONE)));
    }

    private static PcaClient as(Sandbox sandbox, String role) {
        try (StsClient sts = TwoAccounts.sts(sandbox, TwoAccounts.key("anybody"))) {
            var session = sts.assumeRole(r ->
                            r.roleArn("arn:aws:iam::111122223333:role/" + role).roleSessionName("job-1"))
                    .credentials();
            return PcaClient.of(
                    sandbox,
                    AwsSessionCredentials.create(
                            session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
        }
    }

    private static void limited(IssueCertificateRequest.Builder request) {
        request.validity(v -> v.type("DAYS").value(400L))
                .apiPassthrough(
                        a -> a.extensions(e -> e.customExtensions(FleetWorld.extension(true, "dev.example.com"))));
    }

    private static String constrained(PcaClient keeper, String root) {
        String ca = keeper.pendingSubordinate("Development CA");
        keeper.install(ca, root, PASSING, SeededGapsTest::limited);
        return ca;
    }

    private List<JsonNode> audit(String... options) {
        List<String> all = new ArrayList<>(List.of("audit", "--json", "--skip", QUIET));
        all.addAll(List.of(options));
        Outcome outcome = cli.run(all);
        assertThat(outcome.err()).isEmpty();
        return JsonMapper.shared()
                .readTree(outcome.out())
                .get("findings")
                .valueStream()
                .toList();
    }

    private static List<String> grave(List<JsonNode> findings) {
        return findings.stream()
                .filter(finding -> !finding.get("severity").asString().equals("info"))
                .map(SeededGapsTest::shown)
                .toList();
    }

    private static String shown(JsonNode finding) {
        String who = finding.get("subject").asString().replaceFirst(".*/", "");
        String event = finding.at("/act/event").asString("");
        return finding.get("severity").asString() + " " + finding.get("code").asString() + " " + who
                + (event.isEmpty() ? "" : " " + event);
    }

    // Who did

    @Test
    void eachActIsFoundAndNothingElse() throws IOException {
        String outside;
        try (Sandbox sandbox = sandbox();
                PcaClient keeper = as(sandbox, "ConstrainCas");
                PcaClient other = as(sandbox, "Build")) {
            outside = acts(keeper, other);
        }
        cli.write("outside.pem", outside);
        List<JsonNode> findings = audit("--cloudtrail", "./trail", "--expected-role", KEEPER, "./outside.pem");

        assertThat(grave(findings))
                .containsExactlyInAnyOrder(
                        "error signed-without-constraints ConstrainCas IssueCertificate", // by its template
                        "error signed-without-constraints ConstrainCas IssueCertificate", // by what was signed
                        "error not-expected-role Build IssueCertificate",
                        "warning issued-not-installed ConstrainCas IssueCertificate",
                        "error not-expected-role Build ImportCertificateAuthorityCertificate",
                        "error not-expected-role Build PutPolicy",
                        "error ca-policy-opened ConstrainCas PutPolicy",
                        "warning not-expected-role Build CreatePermission",
                        "warning not-expected-role Build UpdateCertificateAuthority",
                        "warning attempt-failed Build DeleteCertificateAuthority");
        assertThat(findings.stream()
                        .filter(finding -> finding.has("act"))
                        .map(SeededGapsTest::shown)
                        .filter(text -> text.startsWith("info")))
                .as("what the role was meant to do: the root, and the constrained CA; what it installed, and revoked")
                .containsExactlyInAnyOrder(
                        "info ca-certificate-issued ConstrainCas IssueCertificate",
                        "info ca-certificate-issued ConstrainCas IssueCertificate",
                        "info ca-certificate-installed ConstrainCas ImportCertificateAuthorityCertificate",
                        "info ca-certificate-installed ConstrainCas ImportCertificateAuthorityCertificate",
                        "info ca-certificate-installed ConstrainCas ImportCertificateAuthorityCertificate",
                        "info ca-certificate-installed ConstrainCas ImportCertificateAuthorityCertificate",
                        "info signed-without-constraints ConstrainCas IssueCertificate",
                        "info issued-not-installed ConstrainCas IssueCertificate");
    }

    /** Returns a certificate that is meant for a CA outside AWS. */
    private static String acts(PcaClient keeper, PcaClient other) {
        String root = keeper.root();
        String ca = constrained(keeper, root);
        keeper.issue(ca, TestCsr.dns("www.dev.example.com"), "EndEntityCertificate", r -> {});

        keeper.install(keeper.pendingSubordinate("Plain"), root, PLAIN, r -> {});
        String loose = keeper.pendingSubordinate("Loose");
        keeper.install(loose, root, PASSING, r -> {});

        String outside = other.issueAndGet(
                root, FleetWorld.csr("Outside", TestCertificates.generate()), PASSING, SeededGapsTest::limited);
        keeper.issue(root, FleetWorld.csr("Nowhere", TestCertificates.generate()), PASSING, SeededGapsTest::limited);

        String revoked = keeper.issue(root, FleetWorld.csr("Revoked", TestCertificates.generate()), PLAIN, r -> {});
        keeper.sdk()
                .revokeCertificate(r -> r.certificateAuthorityArn(root)
                        .certificateSerial(revoked.substring(revoked.lastIndexOf('/') + 1))
                        .revocationReason("SUPERSEDED"));

        var installed = keeper.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca));
        other.sdk()
                .importCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca)
                        .certificate(SdkBytes.fromUtf8String(installed.certificate()))
                        .certificateChain(SdkBytes.fromUtf8String(installed.certificateChain())));
        other.sdk()
                .putPolicy(r ->
                        r.resourceArn(root).policy(TwoAccounts.policy(root, "444455556666", "EndEntityCertificate")));
        keeper.sdk().putPolicy(r -> r.resourceArn(root).policy(TwoAccounts.policy(root, "444455556666", PLAIN)));
        other.sdk()
                .createPermission(r -> r.certificateAuthorityArn(ca)
                        .principal("acm.amazonaws.com")
                        .actionsWithStrings("IssueCertificate", "GetCertificate", "ListPermissions"));
        PcaClient.errorCode(() -> other.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(loose)));
        other.sdk()
                .updateCertificateAuthority(
                        r -> r.certificateAuthorityArn(loose).status("DISABLED"));
        return outside;
    }

    @Test
    void whatTheRoleDoesAsItShouldIsClean() throws IOException {
        try (Sandbox sandbox = sandbox();
                PcaClient keeper = as(sandbox, "ConstrainCas")) {
            constrained(keeper, keeper.root());
        }

        assertThat(grave(audit("--cloudtrail", "./trail", "--expected-role", KEEPER)))
                .isEmpty();
    }

    /** Records from before AWS recorded what was signed. */
    @Test
    void anAuditReportTellsWhatWasSigned() {
        String loose;
        String limited;
        try (FleetWorld world = new FleetWorld(folder.resolve("sandbox"))) {
            String root = world.pca.root();
            loose = world.pca.issue(root, FleetWorld.csr("Loose", TestCertificates.generate()), PASSING, r -> {});
            limited = world.pca.issue(
                    root, FleetWorld.csr("Limited", TestCertificates.generate()), PASSING, SeededGapsTest::limited);
            world.report(root, "JSON", folder.resolve("report.json"));
        }
        cli.write(
                "trail.json",
                new TrailFixture().with(issue(loose)).with(issue(limited)).file());
        List<JsonNode> findings = audit("--cloudtrail", folder + "/trail.json", "--sandbox=./sandbox", "./report.json");

        assertThat(findings.stream()
                        .filter(finding -> finding.has("act"))
                        .map(finding -> finding.get("code").asString() + " "
                                + finding.at("/act/certificate").asString()))
                .containsExactlyInAnyOrder(
                        "signed-without-constraints " + loose,
                        "issued-not-installed " + loose,
                        "issued-not-installed " + limited);
        assertThat(findings.stream()
                        .filter(finding -> finding.get("code").asString().equals("issuance-not-recorded")))
                .as("the root's own certificate")
                .hasSize(1);
    }

    private static ObjectNode issue(String arn) {
        ObjectNode record = TrailFixture.issue(arn.substring(arn.lastIndexOf('/') + 1), PASSING);
        record.putObject("responseElements").put("certificateArn", arn);
        return record;
    }

    @Test
    void bothAreAuditedAtOnce() throws IOException {
        AccountFile account = new AccountFile(folder);
        account.role("Any", AccountFile.policy(AccountFile.allow("acm-pca:IssueCertificate", AccountFile.CA)));
        String file = account.written();
        try (Sandbox sandbox = sandbox();
                PcaClient other = as(sandbox, "Build")) {
            other.root();
        }

        assertThat(audit("--iam", file, "--cloudtrail", "./trail").stream()
                        .map(finding -> finding.get("code").asString()))
                .contains("may-sign-any-template", "ca-certificate-issued");
    }
}
