package io.github.pcaconstrain.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CaStatus;
import io.github.pcaconstrain.ca.CaType;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.CustomExtension;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.PrivateCa.Ownership;
import io.github.pcaconstrain.ca.RevocationReason;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.SigningOrder;
import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.sandbox.InitialAuthorities;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.fault.FaultInjector;
import io.github.pcaconstrain.sandbox.fault.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ports against the sandbox over HTTP, and against servers that are not AWS at all. */
class AwsClientsTest {
    private static final AwsCli CLI = AwsCli.of(Optional.of("my team"), Optional.empty());

    private static final String REGION = "us-east-1";
    private static final String OID = "2.5.29.30";
    private static final String PERMIT_TEST = "MBWgEzARgg8ucGVybWl0dGVkLnRlc3Q=";
    private static final Poller WAITING = Poller.forAtMost(Duration.ofSeconds(30), Clock.systemUTC(), Progress.NONE);

    @Test
    void goesThroughTheLifeOfASubordinate() {
        withSandbox(SandboxConfig.inMemory(), (clients, root, ca) -> {
            var pca = clients.privateCa();

            Authority before = pca.describe(ca);
            String csr = WAITING.until("the CSR", () -> pca.csr(ca));
            String issued = pca.issue(order(root, csr, "token"));
            SignedCertificate signed = WAITING.until("the certificate", () -> pca.issued(root, issued));
            pca.install(ca, signed);

            assertThat(before.status()).isEqualTo(CaStatus.ACTIVE);
            assertThat(before.type()).isEqualTo(CaType.SUBORDINATE);
            assertThat(before.key()).isEqualTo(KeyAlgorithm.RSA_2048);
            assertThat(before.subject()).containsEntry("CommonName", "Sandbox Subordinate CA");
            assertThat(pca.installed(ca)).contains(signed);
            assertThat(pca.describe(ca).serial()).isNotEqualTo(before.serial());
            assertThat(pca.issue(order(root, csr, "token"))).isEqualTo(issued);
            assertThat(clients.isSandbox()).isTrue();
        });
    }

    @Test
    void revokesTwiceWithoutComplaint() {
        withSandbox(SandboxConfig.inMemory(), (clients, root, ca) -> {
            var pca = clients.privateCa();
            String serial = CertificateReader.read(
                            "CA", pca.installed(ca).orElseThrow().certificate().getBytes(StandardCharsets.UTF_8))
                    .get(0)
                    .serial();

            pca.revoke(root, serial, RevocationReason.SUPERSEDED);
            pca.revoke(root, serial, RevocationReason.SUPERSEDED);

            assertThatThrownBy(() -> pca.revoke(root, "00ff", RevocationReason.SUPERSEDED))
                    .isInstanceOf(AwsRefusedException.class);
        });
    }

    @Test
    void listsAuthoritiesAndPermissions() {
        withSandbox(SandboxConfig.inMemory(), (clients, root, ca) -> {
            List<CaArn> listed = new ArrayList<>();

            clients.privateCa().list(Optional.empty(), Ownership.SELF, authority -> listed.add(authority.arn()));

            assertThat(listed).containsExactlyInAnyOrder(root, ca);
            assertThat(clients.privateCa().permissions(ca)).singleElement().satisfies(permission -> {
                assertThat(permission.principal()).isEqualTo("acm.amazonaws.com");
                assertThat(permission.actions())
                        .containsExactlyInAnyOrder("IssueCertificate", "GetCertificate", "ListPermissions");
            });
        });
    }

    @Test
    void requestsACertificateOfAcmAndDeletesIt() {
        withSandbox(SandboxConfig.inMemory(), (clients, root, ca) -> {
            var acm = clients.certificateManager();

            String arn = acm.request(new CertificateOrder(
                    ca, "www.example.com", List.of("example.com"), KeyAlgorithm.RSA_2048, "token", Map.of("k", "v")));
            ManagedCertificate done =
                    WAITING.until("ACM", () -> acm.describe(arn).filter(certificate -> !certificate.isPending()));

            assertThat(done.isIssued()).isTrue();
            assertThat(done.names()).containsExactlyInAnyOrder("www.example.com", "example.com");
            assertThat(done.issuer()).contains(ca);
            assertThat(acm.certificate(arn)).isPresent();
            List<String> listed = new ArrayList<>();
            acm.list(Optional.of(REGION), () -> {}, listed::add);
            assertThat(listed).containsExactly(arn);
            acm.delete(arn);
            acm.delete(arn);
            assertThat(acm.describe(arn)).isEmpty();
        });
    }

    @Test
    void getsThroughThrottlingErrorsAndLostAnswersWithoutIssuingTwice() {
        Faults faults = Faults.parse("throttle=0.3,error=0.05,drop=0.05,in-progress=3,seed=7");
        SandboxConfig config = SandboxConfig.inMemory().withInterceptor(new FaultInjector(faults));
        withSandbox(config, (clients, root, ca) -> {
            var pca = clients.privateCa();
            String csr = WAITING.until("the CSR", () -> pca.csr(ca));

            String first = pca.issue(order(root, csr, "same"));
            String second = pca.issue(order(root, csr, "same"));

            assertThat(second).isEqualTo(first);
            assertThat(WAITING.until("the certificate", () -> pca.issued(root, first)))
                    .isNotNull();
        });
    }

    @Test
    void saysWhichPermissionIsMissing() {
        assertThat(Hints.of(
                        "acm-pca",
                        "IssueCertificate",
                        "ARN",
                        "AccessDeniedException",
                        "because no identity-based",
                        CLI))
                .isEqualTo("allow acm-pca:IssueCertificate on ARN to these credentials, with this template"
                        + " (docs/reference/iam.md)");
        assertThat(Hints.of(
                        "acm-pca", "IssueCertificate", "ARN", "AccessDenied", "no resource-based policy allows", CLI))
                .contains("of another account");
    }

    @Test
    void namesCommandsThatReachTheServiceThatWasAsked() {
        CaArn ca = anyCa();

        assertThat(Hints.of("acm-pca", "IssueCertificate", ca.toString(), "InvalidStateException", "", CLI))
                .isEqualTo("the CA is not in a state that allows this; to see its state: aws acm-pca"
                        + " describe-certificate-authority"
                        + " --certificate-authority-arn"
                        + " " + ca + " --region " + ca.region()
                        + " --profile 'my team'");
        assertThat(Hints.of("acm", "DescribeCertificate", "arn:of:another", "InvalidStateException", "", CLI))
                .isEqualTo("the CA is not in a state that allows this");
        assertThat(Hints.of("acm-pca", "IssueCertificate", ca.toString(), "ExpiredToken", "", CLI))
                .endsWith(": aws sso login --profile 'my team'");
    }

    @Test
    void namesTheCodeOfARefusal() {
        withSandbox(SandboxConfig.inMemory(), (clients, root, ca) -> {
            CaArn unknown =
                    new CaArn(ca.partition(), ca.region(), ca.account(), "00000000-0000-0000-0000-000000000000");

            assertThatThrownBy(() -> clients.privateCa().describe(unknown))
                    .isInstanceOfSatisfying(AwsRefusedException.class, e -> {
                        assertThat(e.code()).isEqualTo("ResourceNotFoundException");
                        assertThat(e).hasMessageContaining("DescribeCertificateAuthority on " + unknown);
                        assertThat(e.hint()).contains("check the ARN");
                    });
        });
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (AwsClients clients = clients("http://127.0.0.1:" + port)) {
            assertThatThrownBy(() -> clients.privateCa().describe(anyCa()))
                    .isInstanceOf(AwsUnreachableException.class)
                    .hasMessageContaining("the connection failed");
        }
    }

    @Test
    void seesThatAProxyAnswersInAwsPlace() throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            byte[] page = "<html>Please sign in</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        proxy.start();
        try (AwsClients clients =
                clients("http://127.0.0.1:" + proxy.getAddress().getPort())) {
            assertThatThrownBy(() -> clients.privateCa().describe(anyCa()))
                    .isInstanceOfSatisfying(
                            AwsRefusedException.class, e -> assertThat(e.hint()).contains("proxy"));
            assertThat(clients.isSandbox()).isFalse();
        } finally {
            proxy.stop(0);
        }
    }

    private static AwsClients clients(String endpoint) {
        return new AwsClients(AwsSettings.sandbox(URI.create(endpoint), REGION));
    }

    private static CaArn anyCa() {
        return new CaArn("aws", REGION, "111122223333", "11223344-1234-1122-2233-112233445566");
    }

    private static SigningOrder order(CaArn root, String csr, String token) {
        return new SigningOrder(
                root,
                csr,
                root.template("SubordinateCACertificate_PathLen0_APIPassthrough"),
                KeyAlgorithm.RSA_2048.usualSigningAlgorithm(),
                new Validity(Validity.Unit.YEARS, 5),
                List.of(new CustomExtension(OID, PERMIT_TEST, true)),
                token);
    }

    private interface Scenario {
        void play(AwsClients clients, CaArn root, CaArn subordinate);
    }

    private static void withSandbox(SandboxConfig config, Scenario scenario) {
        try (Sandbox sandbox = Sandbox.start(config.withDelay(Duration.ofMillis(20)));
                AwsClients clients = clients(sandbox.endpoint().toString())) {
            InitialAuthorities made = sandbox.initialize(REGION);
            scenario.play(clients, CaArn.parse(made.root()), CaArn.parse(made.subordinate()));
        }
    }
}
