package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An earlier certificate without constraints: still valid, expired, or revoked, where something says so. */
@SuppressWarnings("NullAway.Init")
class TwinStatesTest {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");
    private static final String CODES = "unconstrained-twin,wider-twin,twin-revoked,twin-expired";
    private static final String NOTHING = "nothing that was read says that it is revoked";

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private PcaClient pca;
    private String root;
    private String ca;

    @BeforeEach
    void start() {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
        pca = PcaClient.of(sandbox);
        root = pca.root();
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        none   | false | false | error unconstrained-twin | nothing that was read says that it is revoked; the serial
        none   | true  | false | error unconstrained-twin | nothing that was read says that it is revoked; the serial
        none   | true  | true  | info twin-revoked        | it is revoked since 2026-01-02T03:04:05+0000, according to the audit report ./report.csv
        OCSP   | true  | false | info twin-revoked        | , according to the OCSP responder at http://
        OCSP   | false | false | error unconstrained-twin | nothing that was read says that it is revoked
        CRL    | true  | false | info twin-revoked        | , according to the CRL at http://
        CRL    | false | true  | error unconstrained-twin | nothing that was read says that it is revoked
        """)
    void onlyWhatWasSeenToBeRevokedIsSaidToBe(
            String published, boolean isRevoked, boolean hasReport, String found, String words) {
        Cli cli = new Cli(folder).write("old.pem", replaced(published));
        if (isRevoked) {
            revoke();
        }
        List<String> more = new ArrayList<>();
        if (hasReport) {
            String row = root + "/certificate/" + serial() + (isRevoked ? ",2026-01-02T03:04:05+0000," : ",,")
                    + "arn:aws:acm-pca:::template/SubordinateCACertificate_PathLen0/V1\n";
            cli.write("report.csv", "certificateArn,revokedAt,templateArn\n" + row);
            more.add("./report.csv");
        }

        assertThat(audit(more))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("severity").asString() + " "
                                + finding.get("code").asString())
                        .isEqualTo(found))
                .satisfies(
                        finding -> assertThat(finding.get("message").asString()).contains(words));
    }

    @Test
    void anExpiredOneIsToldApartWhereAwsIsAsked() {
        new Cli(folder).write("old.pem", replaced(null));

        assertThat(audit(List.of("--at", "2032-01-01")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("code").asString()).isEqualTo("twin-expired"));
    }

    @Test
    void filesAreJudgedAsBefore() {
        Cli cli = new Cli(folder).write("old.pem", replaced(null)).write("new.pem", installed());

        assertThat(cli.run("audit", "./old.pem", "./new.pem", "--only", CODES).out())
                .contains("unconstrained-twin")
                .doesNotContain(NOTHING);
        assertThat(cli.run("audit", "./old.pem", "./new.pem", "--only", CODES, "--at", "2032-01-01")
                        .out())
                .doesNotContain("twin");
    }

    private String oldCertificate = "";

    /** The certificate without constraints that one with constraints has replaced. */
    private String replaced(@org.jspecify.annotations.Nullable String published) {
        if (published != null) {
            pca.sdk()
                    .updateCertificateAuthority(r -> r.certificateAuthorityArn(root)
                            .revocationConfiguration(c -> {
                                if (published.equals("OCSP")) {
                                    c.ocspConfiguration(ocsp -> ocsp.enabled(true));
                                } else {
                                    c.crlConfiguration(crl -> crl.enabled(true)
                                            .expirationInDays(7)
                                            .s3BucketName("a-bucket"));
                                }
                            }));
        }
        ca = pca.subordinate(root);
        oldCertificate = installed();
        pca.install(
                ca,
                root,
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                r -> r.apiPassthrough(
                        a -> a.extensions(e -> e.customExtensions(FleetWorld.extension(true, "example.com")))));
        return oldCertificate;
    }

    private String installed() {
        return pca.sdk()
                .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca))
                .certificate();
    }

    private String serial() {
        String digits = PcaClient.parse(oldCertificate).getSerialNumber().toString(16);
        return "0".repeat(32 - digits.length()) + digits;
    }

    private void revoke() {
        pca.sdk()
                .revokeCertificate(r -> r.certificateAuthorityArn(root)
                        .certificateSerial(serial())
                        .revocationReason("SUPERSEDED"));
    }

    private List<JsonNode> audit(List<String> more) {
        List<String> args = new ArrayList<>(List.of("audit", ca, root, "./old.pem", "--skip-acm", "--only", CODES));
        args.addAll(List.of(
                "--json", "--keep-going", "--endpoint-url", sandbox.endpoint().toString()));
        args.addAll(more);
        Outcome outcome = new Cli(folder).run(args);
        assertThat(outcome.err()).isEmpty();
        return JsonMapper.shared()
                .readTree(outcome.out())
                .get("findings")
                .valueStream()
                .toList();
    }
}
