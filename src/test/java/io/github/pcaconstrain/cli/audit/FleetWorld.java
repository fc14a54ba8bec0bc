package io.github.pcaconstrain.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.ConstraintSyntax;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.SdkClients;
import io.github.pcaconstrain.sandbox.TestCsr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.CustomExtension;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** A sandbox in a folder that is filled with CAs and certificates over the wire. */
public final class FleetWorld implements AutoCloseable {
    static final String REGION = "us-east-1";

    /** Memory, where there is such a folder: a sandbox forces every write to the disk. */
    static final class Fast implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "fleet")
                    : Files.createTempDirectory("fleet");
        }
    }

    private final Path folder;
    private final Sandbox sandbox;
    final PcaClient pca;
    /** The sandbox's own CAs: a root, and an unconstrained subordinate that ACM may use. */
    final String ownRoot;

    final String ownSubordinate;

    FleetWorld(Path folder) {
        this.folder = folder;
        sandbox = Sandbox.start(SandboxConfig.inMemory().withFolder(folder).withDelay(Duration.ZERO));
        var own = sandbox.initialize(REGION);
        ownRoot = own.root();
        ownSubordinate = own.subordinate();
        pca = PcaClient.of(sandbox);
    }

    java.net.URI endpoint() {
        return sandbox.endpoint();
    }

    /** A CA with an EC key and without a certificate. */
    String pending(String name) {
        return pca.create(
                CertificateAuthorityType.SUBORDINATE,
                KeyAlgorithm.EC_PRIME256_V1,
                SigningAlgorithm.SHA256_WITHECDSA,
                name);
    }

    /** A CA with constraints, below a CA with an EC key. */
    String constrained(String name, String parent, int pathLength, String... permitted) {
        String arn = pending(name);
        install(arn, parent, pathLength, true, permitted);
        return arn;
    }

    void install(String arn, String parent, int pathLength, boolean critical, String... permitted) {
        pca.install(
                arn,
                parent,
                "SubordinateCACertificate_PathLen" + pathLength + "_APIPassthrough",
                r -> r.validity(v -> v.type("DAYS").value(500L * (1 + pathLength)))
                        .apiPassthrough(a -> a.extensions(e -> e.customExtensions(extension(critical, permitted)))));
    }

    static CustomExtension extension(boolean critical, String... permitted) {
        return CustomExtension.builder()
                .objectIdentifier("2.5.29.30")
                .value(Base64.getEncoder().encodeToString(constraints(permitted)))
                .critical(critical)
                .build();
    }

    public static byte[] constraints(String... permitted) {
        return NameConstraintsDer.encode(NameConstraints.of(
                Stream.of(permitted)
                        .map(text -> ConstraintSyntax.parse(text, note -> {}))
                        .toList(),
                List.of()));
    }

    /** A leaf for 30 days; gives back its ARN. */
    String leaf(String ca, String host) {
        return pca.issue(ca, TestCsr.dns(host), "EndEntityCertificate", r -> {});
    }

    /** A certificate that ACM requests of a CA and keeps. */
    String managed(String ca, String host) {
        try (AcmClient acm = SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), REGION)
                .build()) {
            String arn = acm.requestCertificate(
                            r -> r.domainName(host).certificateAuthorityArn(ca).keyAlgorithm("RSA_2048"))
                    .certificateArn();
            var made = acm.describeCertificate(r -> r.certificateArn(arn)).certificate();
            assertThat(made.statusAsString()).as(made.failureReasonAsString()).isEqualTo("ISSUED");
            return arn;
        }
    }

    /** A CA outside AWS: its key is the test's, its certificate is the parent's. */
    X509Certificate external(String name, KeyPair keys, String parent, String... permitted) {
        String pem = pca.issueAndGet(
                parent,
                csr(name, keys),
                "SubordinateCACertificate_PathLen0_APIPassthrough",
                r -> r.validity(v -> v.type("DAYS").value(400L))
                        .apiPassthrough(a -> a.extensions(e -> e.customExtensions(extension(true, permitted)))));
        return PcaClient.parse(pem);
    }

    static String csr(String name, KeyPair keys) {
        try {
            byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=" + name), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder().encodeToString(der) + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A leaf that a CA outside AWS signs. */
    static TestCertificates outsideLeaf(X509Certificate ca, KeyPair caKeys, KeyPair keys, String host) {
        return TestCertificates.leaf()
                .issuer(ca)
                .keys(keys, caKeys)
                .keyIdentifiers(caKeys)
                .names(new GeneralName(GeneralName.dNSName, host));
    }

    /** Has a CA write its audit report, and copies it to a file. */
    void report(String ca, String format, Path to) {
        var made = pca.sdk()
                .createCertificateAuthorityAuditReport(r ->
                        r.certificateAuthorityArn(ca).s3BucketName("bucket").auditReportResponseFormat(format));
        Path written = folder.resolve("111122223333")
                .resolve(REGION)
                .resolve("acm-pca")
                .resolve(ca.substring(ca.lastIndexOf('/') + 1))
                .resolve("audit-report")
                .resolve(made.s3Key().substring(made.s3Key().lastIndexOf('/') + 1));
        try {
            Files.copy(written, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        pca.close();
        sandbox.close();
    }
}
