package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;

/** GnuTLS and OpenSSL verify chains of CAs with keys of every kind, the subordinate constrained. */
class WitnessTest {
    private static final String CONSTRAINTS =
            "MEagKTASghAuZGV2LmV4YW1wbGUuY29tMBOCES50ZXN0LmV4YW1wbGUuY29toRkwF4IVLnByb2QuZGV2LmV4YW1wbGUuY29t";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, SHA256WITHRSA",
        "RSA_3072, SHA384WITHRSA",
        "RSA_4096, SHA512WITHRSA",
        "RSA_2048, SHA256WITHRSA_PSS",
        "RSA_2048, SHA384WITHRSA_PSS",
        "RSA_2048, SHA512WITHRSA_PSS",
        "EC_prime256v1, SHA256WITHECDSA",
        "EC_secp384r1, SHA384WITHECDSA",
        "EC_secp521r1, SHA512WITHECDSA",
    })
    void othersVerifyTheChain(String keyName, String signingName) throws Exception {
        NeededTools.need("certtool", "openssl");
        writeChain(KeyAlgorithm.fromValue(keyName), signingName);
        String root = folder.resolve("root.pem").toString();
        String issuer = folder.resolve("issuer.pem").toString();
        String leaf = folder.resolve("leaf.pem").toString();

        Programs.succeed(folder, List.of("certtool", "--verify-chain", "--infile", "chain.pem"));
        Programs.succeed(
                folder, List.of("openssl", "verify", "-x509_strict", "-CAfile", root, "-untrusted", issuer, leaf));
        assertThat(Programs.run(
                                folder,
                                InputStream.nullInputStream(),
                                List.of("openssl", "x509", "-in", leaf, "-noout", "-text"))
                        .out())
                .contains("Signature Algorithm: " + (signingName.endsWith("PSS") ? "rsassaPss" : ""));
    }

    private void writeChain(KeyAlgorithm key, String signing) throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = pca.create(CertificateAuthorityType.ROOT, key, signing, "Root");
            String rootPem = pca.issueAndGet(
                    root,
                    pca.csr(root),
                    "RootCACertificate",
                    r -> r.signingAlgorithm(signing)
                            .validity(v -> v.type("YEARS").value(10L)));
            pca.sdk()
                    .importCertificateAuthorityCertificate(
                            r -> r.certificateAuthorityArn(root).certificate(SdkBytes.fromUtf8String(rootPem)));
            String issuer = pca.create(CertificateAuthorityType.SUBORDINATE, key, signing, "Subordinate");
            String issuerPem = pca.install(issuer, root, "SubordinateCACertificate_PathLen0_APIPassthrough", r -> {
                TutorialFlowTest.constraints(CONSTRAINTS).accept(r);
                r.signingAlgorithm(signing);
            });
            String leaf = pca.issueAndGet(
                    issuer,
                    TestCsr.subject("CN=app")
                            .names(new GeneralName(GeneralName.dNSName, "app.dev.example.com"))
                            .pem(),
                    "EndEntityCertificate",
                    r -> r.signingAlgorithm(signing));
            Files.writeString(folder.resolve("root.pem"), rootPem);
            Files.writeString(folder.resolve("issuer.pem"), issuerPem);
            Files.writeString(folder.resolve("leaf.pem"), leaf);
            Files.writeString(folder.resolve("chain.pem"), leaf.strip() + "\n" + issuerPem.strip() + "\n" + rootPem);
        }
    }
}
