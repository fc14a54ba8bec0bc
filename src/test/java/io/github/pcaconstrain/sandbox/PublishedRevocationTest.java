package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.cli.Cli.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.acmpca.model.RevocationConfiguration;

/** What OpenSSL and the JDK make of the CRLs and OCSP responses of CAs, at the addresses that certificates have. */
class PublishedRevocationTest {
    @TempDir
    Path folder = Path.of("");

    /** How a CA's CRL is configured. */
    enum Crl {
        COMPLETE,
        PARTITIONED,
        CUSTOM_PATH
    }

    /** A hierarchy with a leaf that is good and one that is revoked. */
    private final class Hierarchy implements AutoCloseable {
        private final Sandbox sandbox;
        private final PcaClient pca;
        private final String root;
        private final String subordinate;

        Hierarchy(SandboxConfig config, Consumer<RevocationConfiguration.Builder> revocation) {
            sandbox = Sandbox.start(config.withDelay(Duration.ZERO));
            pca = PcaClient.of(sandbox);
            root = pca.root();
            subordinate = pca.subordinate(root);
            pca.sdk()
                    .updateCertificateAuthority(
                            r -> r.certificateAuthorityArn(subordinate).revocationConfiguration(revocation));
        }

        String leaf(String name) {
            return pca.issueAndGet(
                    subordinate,
                    TestCsr.subject("CN=" + name)
                            .names(new GeneralName(GeneralName.dNSName, name))
                            .pem(),
                    "EndEntityCertificate",
                    r -> {});
        }

        String revoked(String name) {
            String pem = leaf(name);
            revoke(pem);
            return pem;
        }

        void revoke(String pem) {
            String serial = PcaClient.parse(pem).getSerialNumber().toString(16);
            pca.sdk()
                    .revokeCertificate(r -> r.certificateAuthorityArn(subordinate)
                            .certificateSerial(serial)
                            .revocationReason("KEY_COMPROMISE"));
        }

        String certificate(String ca) {
            return pca.sdk()
                    .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca))
                    .certificate();
        }

        void write(String leaf) throws IOException {
            Files.writeString(folder.resolve("root.pem"), certificate(root) + "\n");
            Files.writeString(folder.resolve("issuer.pem"), certificate(subordinate) + "\n");
            Files.writeString(folder.resolve("leaf.pem"), leaf + "\n");
        }

        @Override
        public void close() {
            pca.close();
            sandbox.close();
        }
    }

    private static Consumer<RevocationConfiguration.Builder> crls(Crl kind) {
        return c -> c.crlConfiguration(crl -> {
            crl.enabled(true).expirationInDays(7).s3BucketName("a-bucket");
            if (kind == Crl.PARTITIONED) {
                crl.crlType("PARTITIONED");
            } else if (kind == Crl.CUSTOM_PATH) {
                crl.customPath("lists/of-our+own");
            }
        });
    }

    private static void ocsp(RevocationConfiguration.Builder configuration) {
        configuration.ocspConfiguration(ocsp -> ocsp.enabled(true));
    }

    private static byte[] fetch(String uri) throws IOException {
        try (InputStream in = URI.create(uri).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    private static X509CRL crl(byte[] der) throws Exception {
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private Outcome openssl(String... words) {
        return Programs.run(folder, InputStream.nullInputStream(), concat("openssl", words));
    }

    private static List<String> concat(String first, String... rest) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), java.util.stream.Stream.of(rest))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void openSslTakesTheCrlAtTheAddressOfTheCertificate(Crl kind) throws Exception {
        NeededTools.need("openssl");
        try (Hierarchy hierarchy = new Hierarchy(SandboxConfig.inMemory(), crls(kind))) {
            for (boolean isRevoked : List.of(false, true, false, true)) {
                String leaf = isRevoked ? hierarchy.revoked("b.example.com") : hierarchy.leaf("a.example.com");
                hierarchy.write(leaf);
                String uri = Addresses.crls(PcaClient.parse(leaf)).get(0);
                assertThat(uri).startsWith(hierarchy.sandbox.endpoint() + "/a-bucket/");
                Files.write(folder.resolve("list.der"), fetch(uri));
                assertThat(openssl("crl", "-inform", "DER", "-in", "list.der", "-out", "list.pem")
                                .exitCode())
                        .isZero();
                Outcome outcome = openssl(
                        "verify",
                        "-crl_check",
                        "-CAfile",
                        "root.pem",
                        "-untrusted",
                        "issuer.pem",
                        "-CRLfile",
                        "list.pem",
                        "leaf.pem");
                assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(isRevoked ? 2 : 0);
                Outcome downloaded = openssl(
                        "verify",
                        "-crl_check",
                        "-crl_download",
                        "-CAfile",
                        "root.pem",
                        "-untrusted",
                        "issuer.pem",
                        "leaf.pem");
                assertThat(downloaded.exitCode())
                        .as(downloaded.out() + downloaded.err())
                        .isEqualTo(isRevoked ? 2 : 0);
                if (isRevoked) {
                    assertThat(outcome.out() + outcome.err()).contains("certificate revoked");
                }
            }
        }
    }

    @Test
    void openSslTakesTheResponses() throws Exception {
        NeededTools.need("openssl");
        try (Hierarchy hierarchy = new Hierarchy(SandboxConfig.inMemory(), PublishedRevocationTest::ocsp)) {
            assertThat(asked(hierarchy, hierarchy.leaf("a.example.com")))
                    .contains("Response verify OK", "leaf.pem: good");
            assertThat(asked(hierarchy, hierarchy.revoked("b.example.com")))
                    .contains("Response verify OK", "leaf.pem: revoked", "Reason: keyCompromise");
        }
    }

    private String asked(Hierarchy hierarchy, String leaf) throws Exception {
        hierarchy.write(leaf);
        String uri = Addresses.responders(PcaClient.parse(leaf)).get(0);
        Outcome outcome =
                openssl("ocsp", "-issuer", "issuer.pem", "-cert", "leaf.pem", "-url", uri, "-CAfile", "root.pem");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out() + outcome.err();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theJdkTakesBoth(boolean byCrl) throws Exception {
        try (Hierarchy hierarchy = new Hierarchy(
                SandboxConfig.inMemory(), byCrl ? crls(Crl.PARTITIONED) : PublishedRevocationTest::ocsp)) {
            Set<Option> options = byCrl
                    ? Set.of(Option.ONLY_END_ENTITY, Option.PREFER_CRLS, Option.NO_FALLBACK)
                    : Set.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK);
            String good = hierarchy.leaf("a.example.com");
            String revoked = hierarchy.revoked("b.example.com"); // before the JDK keeps a list for half a minute
            assertThat(reason(hierarchy, good, options)).isEmpty();
            assertThat(reason(hierarchy, revoked, options)).contains(BasicReason.REVOKED);
        }
    }

    private static Optional<CertPathValidatorException.Reason> reason(
            Hierarchy hierarchy, String leaf, Set<Option> options) throws Exception {
        CertPath path = CertificateFactory.getInstance("X.509")
                .generateCertPath(
                        List.of(PcaClient.parse(leaf), PcaClient.parse(hierarchy.certificate(hierarchy.subordinate))));
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(options);
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(PcaClient.parse(hierarchy.certificate(hierarchy.root)), null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(e.getReason());
        }
    }

    @Test
    void aSandboxThatIsStartedAgainAnswers() throws Exception {
        int port = freePort();
        SandboxConfig config = SandboxConfig.inMemory()
                .withFolder(folder.resolve("state"))
                .withPort(port)
                .withDelay(Duration.ZERO);
        String leaf;
        String revoked;
        try (Hierarchy hierarchy = new Hierarchy(config, c -> {
            crls(Crl.COMPLETE).accept(c);
            ocsp(c);
        })) {
            leaf = hierarchy.leaf("a.example.com");
            revoked = hierarchy.revoked("b.example.com");
        }
        try (Sandbox again = Sandbox.start(config)) {
            assertThat(again.endpoint().getPort()).isEqualTo(port);
            X509CRL list = crl(fetch(Addresses.crls(PcaClient.parse(leaf)).get(0)));
            assertThat(list.getRevokedCertificate(PcaClient.parse(leaf))).isNull();
            assertThat(list.getRevokedCertificate(PcaClient.parse(revoked))).isNotNull();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void revocationsShowAfterTheDelayAndListsAreRenewed() throws Exception {
        SettableClock clock = new SettableClock();
        try (Hierarchy hierarchy = new Hierarchy(SandboxConfig.inMemory().withClock(clock), crls(Crl.COMPLETE))) {
            X509Certificate leaf = PcaClient.parse(hierarchy.leaf("a.example.com"));
            String uri = Addresses.crls(leaf).get(0);
            byte[] first = fetch(uri);
            assertThat(fetch(uri)).as("nothing has changed").isEqualTo(first);
            assertThat(crl(first).getNextUpdate().toInstant())
                    .isEqualTo(clock.instant().plus(Duration.ofDays(7)));

            clock.advance(Duration.ofHours(84));
            byte[] second = fetch(uri);
            assertThat(crl(second).getThisUpdate().toInstant()).isEqualTo(clock.instant());

            clock.advance(Duration.ofSeconds(1));
            hierarchy.revoke(hierarchy.leaf("b.example.com"));
            assertThat(crl(fetch(uri)).getRevokedCertificates()).hasSize(1);
            assertThat(number(fetch(uri))).isGreaterThan(number(second));

            clock.advance(Duration.ofDays(36)); // the certificate has ended, and the list after that has too
            clock.advance(Duration.ofDays(8));
            assertThat(crl(fetch(uri)).getRevokedCertificates()).isNull();
        }
    }

    private static java.math.BigInteger number(byte[] der) throws IOException {
        var extension = new org.bouncycastle.cert.X509CRLHolder(der)
                .getExtension(org.bouncycastle.asn1.x509.Extension.cRLNumber);
        return org.bouncycastle.asn1.ASN1Integer.getInstance(extension.getParsedValue())
                .getValue();
    }

    /** A CNAME leads to the sandbox where it is the proxy. */
    @Test
    void aCnameIsAnsweredThroughTheProxy() throws Exception {
        try (Hierarchy hierarchy = new Hierarchy(
                SandboxConfig.inMemory(),
                c -> c.crlConfiguration(crl -> crl.enabled(true)
                                .expirationInDays(7)
                                .s3BucketName("a-bucket")
                                .customCname("crl.example.com")
                                .customPath("/"))
                        .ocspConfiguration(o -> o.enabled(true).ocspCustomCname("ocsp.example.com")))) {
            X509Certificate leaf = PcaClient.parse(hierarchy.revoked("a.example.com"));
            X509Certificate issuer = PcaClient.parse(hierarchy.certificate(hierarchy.subordinate));
            String id = hierarchy.subordinate.substring(hierarchy.subordinate.lastIndexOf('/') + 1);
            assertThat(Addresses.crls(leaf)).containsExactly("http://crl.example.com/" + id + ".crl");
            assertThat(Addresses.responders(leaf)).containsExactly("http://ocsp.example.com");

            HttpURLConnection list = proxied(hierarchy, Addresses.crls(leaf).get(0));
            assertThat(crl(list.getInputStream().readAllBytes()).getRevokedCertificate(leaf))
                    .isNotNull();

            HttpURLConnection response = proxied(hierarchy, "http://ocsp.example.com");
            response.setDoOutput(true);
            response.setRequestProperty("Content-Type", "application/ocsp-request");
            response.getOutputStream().write(ocspRequest(leaf, issuer));
            assertThat(new OCSPResp(response.getInputStream().readAllBytes()).getStatus())
                    .isZero();

            assertThat(proxied(hierarchy, "http://elsewhere.example.com/" + id + ".crl")
                            .getResponseCode())
                    .isEqualTo(403);
            assertThat(proxied(hierarchy, "http://crl.example.com/a-bucket/" + id + ".crl")
                            .getResponseCode())
                    .as("nothing but what the CNAME stands for")
                    .isEqualTo(403);
        }
    }

    private static HttpURLConnection proxied(Hierarchy hierarchy, String uri) throws IOException {
        URL url = URI.create(uri).toURL();
        int port = hierarchy.sandbox.endpoint().getPort();
        return (HttpURLConnection) url.openConnection(
                new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }

    private static byte[] ocspRequest(X509Certificate leaf, X509Certificate issuer) throws Exception {
        return request(new JcaX509CertificateHolder(issuer), leaf.getSerialNumber());
    }

    private static byte[] request(X509CertificateHolder issuer, java.math.BigInteger serial) throws Exception {
        var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        return new OCSPReqBuilder()
                .addRequest(new CertificateID(sha1, issuer, serial))
                .build()
                .getEncoded();
    }

    /** The statuses of RFC 6960, section 4.2.1. */
    @Test
    void whatIsNotAnsweredIsSaidInTheResponse() throws Exception {
        try (Hierarchy hierarchy = new Hierarchy(SandboxConfig.inMemory(), PublishedRevocationTest::ocsp)) {
            X509Certificate issuer = PcaClient.parse(hierarchy.certificate(hierarchy.subordinate));
            X509Certificate root = PcaClient.parse(hierarchy.certificate(hierarchy.root));
            assertThat(status(hierarchy, "nonsense".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(1);
            assertThat(status(hierarchy, ocspRequest(issuer, root)))
                    .as("the root has no OCSP")
                    .isEqualTo(6);
            byte[] unknown = request(new JcaX509CertificateHolder(issuer), java.math.BigInteger.TEN);
            var response = (org.bouncycastle.cert.ocsp.BasicOCSPResp)
                    new OCSPResp(post(hierarchy, unknown)).getResponseObject();
            assertThat(response.getResponses()[0].getCertStatus())
                    .isInstanceOf(org.bouncycastle.cert.ocsp.UnknownStatus.class);
        }
    }

    private static int status(Hierarchy hierarchy, byte[] request) throws IOException {
        return new OCSPResp(post(hierarchy, request)).getStatus();
    }

    private static byte[] post(Hierarchy hierarchy, byte[] request) throws IOException {
        var connection = (HttpURLConnection)
                hierarchy.sandbox.endpoint().resolve("/_sandbox/ocsp").toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(request);
        return connection.getInputStream().readAllBytes();
    }
}
