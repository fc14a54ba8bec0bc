package io.github.pcaconstrain.cli.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.Cli.Outcome;
import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.issuance.PcaWorld;
import io.github.pcaconstrain.issuance.request.Csr;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate of a parent that is kept elsewhere, which publishes a CRL: what that says decides, and is said. */
@SuppressWarnings("NullAway.Init")
class InstallRevokedTest {
    private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");
    private static final KeyPair ROOT = TestCertificates.generate();
    private static final long SERIAL = 77;

    @TempDir
    Path folder;

    private PcaWorld world;
    private CaArn ca;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        CREDENTIALS.forEach(name -> System.setProperty(name, "sandbox"));
        world = new PcaWorld();
        ca = world.pending(KeyAlgorithm.EC_P256, "Subordinate");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        X509Certificate root = TestCertificates.ca("Root").keys(ROOT, ROOT).build();
        Cli files = new Cli(folder);
        files.write("root.pem", pem(root)).write("ca.pem", pem(subordinate(root)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        world.close();
        CREDENTIALS.forEach(System::clearProperty);
    }

    private X509Certificate subordinate(X509Certificate root) throws Exception {
        String csr = Csr.fetch(world.privateCa(), world.poller(), ca).pem();
        JcaPKCS10CertificationRequest request;
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            request = new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
        }
        GeneralName address = new GeneralName(
                GeneralName.uniformResourceIdentifier,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/ca.crl");
        DistributionPoint point =
                new DistributionPoint(new DistributionPointName(new GeneralNames(address)), null, null);
        return TestCertificates.ca("Subordinate")
                .subject(request.getSubject())
                .issuer(root)
                .serial(SERIAL)
                .keys(new KeyPair(request.getPublicKey(), ROOT.getPrivate()), ROOT)
                .extension(
                        Extension.cRLDistributionPoints,
                        false,
                        new CRLDistPoint(new DistributionPoint[] {point}).getEncoded())
                .build();
    }

    @Test
    void whatTheCrlListsIsRefused() throws Exception {
        publish(SERIAL);

        Outcome outcome = install("--yes");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("[certificate-revoked]");
        assertThat(revocation(outcome).path("status").asString()).isEqualTo("revoked");
        assertThat(world.privateCa().installed(ca)).isEmpty();
    }

    @Test
    void whatTheCrlDoesNotListIsSaidToBeGood() throws Exception {
        publish(SERIAL + 1);

        Outcome outcome = install("--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("not revoked, according to the CRL at http://127.0.0.1:");
        assertThat(revocation(outcome).path("status").asString()).isEqualTo("good");
    }

    @Test
    void whereNobodyTellsThePlanSaysSo() throws Exception {
        Outcome outcome = install("--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("revocation not checked: the CRL at http://127.0.0.1:");
        assertThat(revocation(outcome).path("status").asString()).isEqualTo("notChecked");
    }

    private Outcome install(String more) {
        return new Cli(folder)
                .run(
                        "install",
                        "--ca",
                        ca.toString(),
                        "--endpoint-url",
                        world.endpoint().toString(),
                        "--cert",
                        "./ca.pem",
                        "--chain",
                        "./root.pem",
                        "--json",
                        more);
    }

    private static JsonNode revocation(Outcome outcome) throws IOException {
        JsonNode result = JsonMapper.shared().readTree(outcome.out());
        assertThat(JsonSchema.violations(Path.of("docs/schema/install.schema.json"), result))
                .isEmpty();
        return result.path("revocationCheck");
    }

    private void publish(long revoked) throws Exception {
        Instant now = Instant.now();
        X509v2CRLBuilder crl = new X509v2CRLBuilder(new X500Name("CN=Root"), Date.from(now.minusSeconds(60)));
        crl.setNextUpdate(Date.from(now.plusSeconds(3600)));
        crl.addCRLEntry(BigInteger.valueOf(revoked), Date.from(now.minusSeconds(60)), CRLReason.superseded);
        byte[] octets = crl.build(new JcaContentSignerBuilder("SHA256withECDSA").build(ROOT.getPrivate()))
                .getEncoded();
        server.createContext("/ca.crl", exchange -> {
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
