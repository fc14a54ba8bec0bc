package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** CAs with keys of ML-DSA, alone and together with others. */
class PostQuantumTest {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** The first Java that has ML-DSA (JEP 497), and so can judge for itself. */
    private static final int JAVA_WITH_ML_DSA = 24;

    @TempDir
    Path folder = Path.of("");

    private SandboxConfig config() {
        return SandboxConfig.inMemory().withFolder(folder.resolve("state")).withDelay(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "ML_DSA_44, ML_DSA_44, ML-DSA-44, 2.16.840.1.101.3.4.3.17, 2.16.840.1.101.3.4.3.17",
        "ML_DSA_65, ML_DSA_65, ML-DSA-65, 2.16.840.1.101.3.4.3.18, 2.16.840.1.101.3.4.3.18",
        "ML_DSA_87, ML_DSA_87, ML-DSA-87, 2.16.840.1.101.3.4.3.19, 2.16.840.1.101.3.4.3.19",
        "ML_DSA_87, ML_DSA_44, EC, 2.16.840.1.101.3.4.3.19, 2.16.840.1.101.3.4.3.17",
        "RSA_2048, ML_DSA_65, ML-DSA-65, 1.2.840.113549.1.1.11, 2.16.840.1.101.3.4.3.18",
        "ML_DSA_65, EC_prime256v1, ML-DSA-44, 2.16.840.1.101.3.4.3.18, 1.2.840.10045.4.3.2",
    })
    void whatIsSignedIsVerified(
            String rootKey, String issuerKey, String leafKey, String issuerSignature, String leafSignature)
            throws Exception {
        X509Certificate root;
        X509Certificate issuer;
        X509Certificate leaf;
        String rootArn;
        String issuerArn;
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            rootArn = activeRoot(pca, rootKey);
            issuerArn =
                    pca.create(CertificateAuthorityType.SUBORDINATE, key(issuerKey), signing(issuerKey), "Subordinate");
            root = PcaClient.parse(certificate(pca, rootArn));
            issuer = PcaClient.parse(pca.install(
                    issuerArn,
                    rootArn,
                    "SubordinateCACertificate_PathLen0",
                    r -> r.signingAlgorithm(signing(rootKey))));
        }
        try (Sandbox again = Sandbox.start(config()); // with the keys as they were written down
                PcaClient pca = PcaClient.of(again)) {
            String csr = TestCsr.subject("CN=app")
                    .keys(keys(leafKey))
                    .names(new GeneralName(GeneralName.dNSName, "app.example.com"))
                    .pem();
            leaf = PcaClient.parse(pca.issueAndGet(
                    issuerArn, csr, "EndEntityCertificate", r -> r.signingAlgorithm(signing(issuerKey))));
        }

        assertThat(issuer.getSigAlgOID()).isEqualTo(issuerSignature);
        assertThat(leaf.getSigAlgOID()).isEqualTo(leafSignature);
        validate(CertPathValidator.getInstance("PKIX", BOUNCY_CASTLE), BOUNCY_CASTLE, root, issuer, leaf);
        if (Runtime.version().feature() >= JAVA_WITH_ML_DSA) {
            Provider jdk = CertificateFactory.getInstance("X.509").getProvider();
            validate(CertPathValidator.getInstance("PKIX"), jdk, root, issuer, leaf);
        }
    }

    private static void validate(
            CertPathValidator validator, Provider provider, X509Certificate root, X509Certificate... path)
            throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", provider);
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(read(factory, root), null)));
        parameters.setRevocationEnabled(false);
        List<X509Certificate> leafFirst = List.of(read(factory, path[1]), read(factory, path[0]));
        assertThat(validator.validate(factory.generateCertPath(leafFirst), parameters))
                .isNotNull();
    }

    private static X509Certificate read(CertificateFactory factory, X509Certificate certificate) throws Exception {
        return (X509Certificate)
                factory.generateCertificate(new java.io.ByteArrayInputStream(certificate.getEncoded()));
    }

    @Test
    void keysAreTheirOwnersAlone() throws Exception {
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            pca.create(CertificateAuthorityType.ROOT, key("ML_DSA_87"), signing("ML_DSA_87"), "Root");
        }
        try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
            Path key = all.filter(path -> path.endsWith("key.pem")).findFirst().orElseThrow();
            assertThat(Files.readString(key, StandardCharsets.US_ASCII)).startsWith("-----BEGIN PRIVATE KEY-----");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    /** FIPS 204: a key is of one parameter set, and signs with no other. */
    @Test
    void aKeySignsWithItsOwnParametersOnly() {
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = activeRoot(pca, "ML_DSA_65");
            for (SigningAlgorithm other : List.of(SigningAlgorithm.ML_DSA_44, SigningAlgorithm.SHA256_WITHRSA)) {
                assertThat(PcaClient.errorCode(
                                () -> pca.create(CertificateAuthorityType.ROOT, KeyAlgorithm.ML_DSA_65, other, "Root")))
                        .isEqualTo("InvalidArgsException");
                assertThat(PcaClient.errorCode(() -> pca.issue(
                                root,
                                TestCsr.dns("a.example.com"),
                                "EndEntityCertificate",
                                r -> r.signingAlgorithm(other))))
                        .isEqualTo("InvalidArgsException");
            }
        }
    }

    @Test
    void aForgedRequestIsRefused() throws Exception {
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = activeRoot(pca, "ML_DSA_65");
            KeyPair one = keys("ML-DSA-65");
            KeyPair other = keys("ML-DSA-65");
            String csr = TestCsr.subject("CN=app")
                    .keys(new KeyPair(one.getPublic(), other.getPrivate()))
                    .pem();
            assertThat(PcaClient.errorCode(() -> pca.issue(
                            root, csr, "EndEntityCertificate", r -> r.signingAlgorithm(SigningAlgorithm.ML_DSA_65))))
                    .isEqualTo("MalformedCSRException");
        }
    }

    @Test
    void theInitialCasAreMadeOncePerKindOfKey() {
        InitialAuthorities usual;
        InitialAuthorities first;
        try (Sandbox sandbox = Sandbox.start(config())) {
            usual = sandbox.initialize("us-east-1");
            first = sandbox.initialize("us-east-1", io.github.pcaconstrain.sandbox.authority.KeyAlgorithm.ML_DSA_65);
        }
        try (Sandbox sandbox = Sandbox.start(config());
                PcaClient pca = PcaClient.of(sandbox)) {
            assertThat(sandbox.initialize("us-east-1", io.github.pcaconstrain.sandbox.authority.KeyAlgorithm.ML_DSA_65))
                    .isEqualTo(first);
            assertThat(sandbox.initialize("us-east-1")).isEqualTo(usual);
            assertThat(first).isNotEqualTo(usual);
            var described = pca.sdk()
                    .describeCertificateAuthority(r -> r.certificateAuthorityArn(first.subordinate()))
                    .certificateAuthority();
            assertThat(described.statusAsString()).isEqualTo("ACTIVE");
            assertThat(described.certificateAuthorityConfiguration().keyAlgorithm())
                    .isEqualTo(KeyAlgorithm.ML_DSA_65);
        }
    }

    private static String activeRoot(PcaClient pca, String key) {
        String arn = pca.create(CertificateAuthorityType.ROOT, key(key), signing(key), "Root");
        String pem = pca.issueAndGet(
                arn,
                pca.csr(arn),
                "RootCACertificate",
                r -> r.signingAlgorithm(signing(key))
                        .validity(v -> v.type("YEARS").value(10L)));
        pca.sdk()
                .importCertificateAuthorityCertificate(
                        r -> r.certificateAuthorityArn(arn).certificate(SdkBytes.fromUtf8String(pem)));
        return arn;
    }

    private static String certificate(PcaClient pca, String arn) {
        return pca.sdk()
                .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(arn))
                .certificate();
    }

    private static KeyAlgorithm key(String name) {
        return KeyAlgorithm.fromValue(name);
    }

    private static SigningAlgorithm signing(String key) {
        return SigningAlgorithm.fromValue(
                key.startsWith("RSA") ? "SHA256WITHRSA" : key.startsWith("EC") ? "SHA256WITHECDSA" : key);
    }

    private static KeyPair keys(String kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, BOUNCY_CASTLE);
        if (kind.equals("EC")) {
            generator.initialize(256);
        }
        return generator.generateKeyPair();
    }
}
