package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AuditWorld.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.audit.judging.ReaderAgreement;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audits of certificates with keys of ML-DSA, alone and among others. */
@SuppressWarnings("NullAway.Init")
class PostQuantumAuditTest {
    private static final Provider PROVIDER = new BouncyCastleProvider();

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    /** FIPS 204, table 1: ML-DSA-44 is of category 2, -65 of 3, and -87 of 5. */
    @ParameterizedTest
    @CsvSource({
        "ML-DSA-44, ML-DSA-44, ML-DSA-44, 128, 192",
        "ML-DSA-65, ML-DSA-65, ML-DSA-65, 192, 256",
        "ML-DSA-87, ML-DSA-87, ML-DSA-87, 256, 257",
        "RSA, ML-DSA-65, ML-DSA-87, 112, 128",
        "ML-DSA-87, EC, ML-DSA-44, 128, 192",
    })
    void whatIsWrongIsFoundAndNothingElse(String root, String issuing, String leaf, int strength, int beyond)
            throws GeneralSecurityException {
        KeyPair rootKeys = generate(root);
        KeyPair keys = generate(issuing);
        KeyPair leafKeys = generate(leaf);
        List<byte[]> good = new ArrayList<>();
        good.add(TestCertificates.ca("Root").keys(rootKeys, rootKeys).der());
        good.add(TestCertificates.ca("Issuing")
                .issuer(new X500Name("CN=Root"))
                .keys(keys, rootKeys)
                .constraints(FleetWorld.constraints("example.com"))
                .der());
        good.add(leaf("www.example.com", leafKeys, keys));
        good.forEach(ReaderAgreement::fuzzerTestOneInput);
        AuditWorld world = new AuditWorld(folder);

        assertThat(world.codes(bundle(good), "--min-strength", String.valueOf(strength)))
                .isEmpty();
        assertThat(world.codes(bundle(good), "--min-strength", String.valueOf(beyond)))
                .isNotEmpty()
                .allMatch(code -> code.startsWith("weak-"));

        List<byte[]> bad = new ArrayList<>(good);
        bad.add(leaf("www.example.org", leafKeys, keys));
        bad.add(leaf("forged.example.com", leafKeys, generate(issuing)));
        assertThat(world.codes(bundle(bad))).containsExactlyInAnyOrder("constraint-violated", "signature-invalid");
    }

    private static byte[] leaf(String host, KeyPair own, KeyPair issuing) {
        return TestCertificates.leaf()
                .issuer(new X500Name("CN=Issuing"))
                .keys(own, issuing)
                .serial(host.hashCode() & 0xffff)
                .names(new GeneralName(GeneralName.dNSName, host))
                .der();
    }

    private static String bundle(List<byte[]> certificates) {
        StringBuilder bundle = new StringBuilder();
        certificates.forEach(der -> bundle.append(pem(der)));
        return bundle.toString();
    }

    private static KeyPair generate(String kind) throws GeneralSecurityException {
        if (!kind.startsWith("ML-DSA")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(kind.equals("RSA") ? 2048 : 256);
            return generator.generateKeyPair();
        }
        return KeyPairGenerator.getInstance(kind, PROVIDER).generateKeyPair();
    }
}
