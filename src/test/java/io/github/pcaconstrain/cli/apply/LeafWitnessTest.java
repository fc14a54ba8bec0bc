package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.CertificateOrder;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.cli.Cli;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether OpenSSL and the JDK see the fence that {@code apply} has put up, also where the CA's key ignores it. */
@SuppressWarnings("NullAway.Init")
class LeafWitnessTest {
    @TempDir
    static Path folder;

    private static ApplyWorld world;
    private static X509Certificate root;
    private static X509Certificate ca;
    private static PrivateKey caKey;

    @BeforeAll
    static void constrain() throws IOException, GeneralSecurityException {
        world = new ApplyWorld(folder.resolve("state"));
        Cli.Outcome applied = world.run(
                folder,
                "apply",
                "--parent",
                world.root,
                "-p",
                "example.com",
                "-e",
                "prod.example.com",
                "--skip-test",
                "--yes",
                "--out-dir",
                "./run");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        ca = read(folder.resolve("run/cert.pem"));
        root = read(folder.resolve("run/cert_chain.pem"));
        caKey = key();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** The key of the subordinate, from the sandbox's state. */
    private static PrivateKey key() throws IOException {
        String id = world.ca.substring(world.ca.lastIndexOf('/') + 1);
        Path file = folder.resolve("state/111122223333/us-east-1/acm-pca")
                .resolve(id)
                .resolve("key.pem");
        try (Reader in = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(in)) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem.readObject());
        }
    }

    @Test
    void bothAcceptWhatAcmIssues() throws IOException, GeneralSecurityException {
        CertificateManager acm = world.clients.certificateManager();
        String arn = acm.request(new CertificateOrder(
                CaArn.parse(world.ca), "www.example.com", List.of(), KeyAlgorithm.EC_P256, "witness", Map.of()));
        SignedCertificate signed = Poller.forAtMost(Duration.ofMinutes(1), Clock.systemUTC(), Progress.NONE)
                .until(
                        arn,
                        () -> acm.describe(arn)
                                .filter(each -> !each.isPending())
                                .flatMap(each -> acm.certificate(arn)));
        X509Certificate leaf = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(signed.certificate().getBytes(StandardCharsets.US_ASCII)));

        assertThat(leaf.getIssuerX500Principal()).isEqualTo(ca.getSubjectX500Principal());
        assertThat(jdkAccepts(leaf)).isTrue();
        assertThat(openSslAccepts(leaf)).isTrue();
    }

    /** Signed with the CA's own key by somebody who does not ask AWS; the first rows show that it is the name that counts. */
    @ParameterizedTest
    @CsvSource({
        "www.example.com, true",
        "a.b.example.com, true",
        "example.com, true",
        "notprod.example.com, true",
        "notexample.com, false",
        "www.notexample.com, false",
        "www.example.com.example.org, false",
        "www.example.org, false",
        "prod.example.com, false",
        "api.prod.example.com, false",
        "API.PROD.EXAMPLE.COM, false"
    })
    void bothRefuseLookAlikesThatTheKeySigns(String name, boolean accepted)
            throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        KeyPair own = TestCertificates.generate();
        X509Certificate leaf = TestCertificates.leaf()
                .issuer(ca)
                .keys(own, new KeyPair(ca.getPublicKey(), caKey))
                .validity(now.minus(Duration.ofMinutes(30)), now.plus(Duration.ofDays(30)))
                .names(new GeneralName(GeneralName.dNSName, name))
                .build();

        assertThat(jdkAccepts(leaf)).as("JDK on %s", name).isEqualTo(accepted);
        assertThat(openSslAccepts(leaf)).as("OpenSSL on %s", name).isEqualTo(accepted);
    }

    private static boolean jdkAccepts(X509Certificate leaf) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf, ca)), parameters);
            return true;
        } catch (CertPathValidatorException e) {
            assertThat(e).hasMessageContaining("name constraints");
            return false;
        }
    }

    private static boolean openSslAccepts(X509Certificate leaf) throws IOException {
        NeededTools.need("openssl");
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(leaf);
        }
        Files.writeString(folder.resolve("leaf.pem"), pem.toString());
        Cli.Outcome outcome = Programs.run(
                folder,
                InputStream.nullInputStream(),
                List.of(
                        "openssl",
                        "verify",
                        "-CAfile",
                        "run/cert_chain.pem",
                        "-untrusted",
                        "run/cert.pem",
                        "leaf.pem"));
        if (outcome.exitCode() != 0) {
            assertThat(outcome.out() + outcome.err())
                    .containsAnyOf("permitted subtree violation", "excluded subtree violation");
        }
        return outcome.exitCode() == 0;
    }
}
