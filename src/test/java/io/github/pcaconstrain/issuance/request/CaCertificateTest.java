package io.github.pcaconstrain.issuance.request;

import static io.github.pcaconstrain.OddCertificate.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.OddCertificate;
import io.github.pcaconstrain.OddCertificate.Field;
import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.ca.KeyAlgorithm;
import io.github.pcaconstrain.ca.SigningAlgorithm;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemWriter;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the certificate of a CA. */
class CaCertificateTest {
    private static final KeyPair KEYS = TestCertificates.generate();
    private static final KeyPair OTHER_KEYS = TestCertificates.generate();
    private static final byte[] ROOT =
            TestCertificates.ca("Root").keys(KEYS, KEYS).der();

    @Test
    void theFirstOfAFile() {
        byte[] other = TestCertificates.ca("Other").der();

        assertThat(CaCertificate.parse("a.pem", pem(ROOT) + pem(other))
                        .contents()
                        .label())
                .isEqualTo("CN=Root");
        assertThat(CaCertificate.parseAll("a.pem", pem(ROOT) + pem(other)))
                .extracting(each -> each.contents().label())
                .containsExactly("CN=Root", "CN=Other");
        assertThat(CaCertificate.parseAll("a.pem", " \n")).isEmpty();
        assertThat(CaCertificate.find(pem(ROOT))).isPresent();
        assertThat(CaCertificate.find("")).isEmpty();
        assertThat(CaCertificate.find("x")).isEmpty();
        assertThatThrownBy(() -> CaCertificate.parse("a.pem", ""))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessage("a.pem: it is empty, so it holds no certificate");
    }

    /** Bouncy Castle refuses a version of 4, which is refused before, and an unnamed key, which is not. */
    @Test
    void whatOnlyBouncyCastleRefusesIsRefused() {
        byte[] der =
                OddCertificate.of(ROOT).with(Field.PUBLIC_KEY, hex("30020500")).signedBy(KEYS);

        assertThatThrownBy(() -> CaCertificate.parse("a.pem", pem(der)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageStartingWith("a.pem: it is not a certificate: ");
    }

    @Test
    void digestPemAndKey() throws java.security.GeneralSecurityException {
        CaCertificate root = ca(ROOT);

        assertThat(root.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(ROOT)));
        assertThat(root.pem()).isEqualTo(pem(ROOT)).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(root.key().algorithm()).isEqualTo(KeyAlgorithm.EC_P256);
        assertThat(root.key().encoded())
                .isEqualTo(HexFormat.of().formatHex(KEYS.getPublic().getEncoded()));
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "5, 05", "127, 7f", "128, 80", "256, 01:00", "65535, ff:ff", "8388608, 80:00:00", "-1, ff"})
    void theSerialNumberIsWrittenAsAwsWritesIt(long serial, String text) {
        assertThat(ca(TestCertificates.ca("Root").serial(serial).der()).serial())
                .isEqualTo(text);
    }

    @Test
    void extensions() {
        CaCertificate plain =
                ca(TestCertificates.leaf().subject(new X500Name("CN=x")).der());
        CaCertificate full = ca(TestCertificates.ca("x")
                .constraints(hex("3000"))
                .extension(Extension.keyUsage, false, hex("03020106"))
                .der());

        assertThat(plain.extensions()).isEmpty();
        assertThat(plain.constraints()).isEmpty();
        assertThat(plain.keyUsage()).isEmpty();
        assertThat(plain.criticalExtensions()).isEmpty();
        assertThat(full.extensions())
                .extracting(CertificateExtension::oid)
                .containsExactly("2.5.29.19", "2.5.29.30", "2.5.29.15");
        assertThat(full.constraints()).contains(new ExtensionValue("3000", true));
        assertThat(full.keyUsage()).contains(Set.of(KeyUsageBit.KEY_CERT_SIGN, KeyUsageBit.CRL_SIGN));
        assertThat(full.criticalExtensions()).containsExactly("2.5.29.19", "2.5.29.30");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "03020106, true", "03020204, true", "03020186, true", "03020102, false", "03020780, false"})
    void keyUsageDecidesWhetherItMaySignCertificates(String usage, boolean maySign) {
        TestCertificates made = TestCertificates.ca("x");
        TestCertificates ca = usage.isEmpty() ? made : made.extension(Extension.keyUsage, true, hex(usage));

        assertThat(ca(ca.der()).maySignCertificates()).isEqualTo(maySign);
    }

    @Test
    void anIssuerHasTheNameAndTheKeyAndTheRightAlgorithm() {
        CaCertificate root = ca(ROOT);
        byte[] below = below("CN=Root", KEYS);
        byte[] mixed = OddCertificate.of(below)
                .with(Field.SIGNED_ALGORITHM, hex("300a06082a8648ce3d040303"))
                .signedBy(KEYS);

        assertThat(ca(below).isIssuedBy(root)).isTrue();
        assertThat(ca(below("CN=Other", KEYS)).isIssuedBy(root)).isFalse();
        assertThat(ca(below("CN=Root", OTHER_KEYS)).isIssuedBy(root)).isFalse();
        assertThat(ca(OddCertificate.of(below).signedBy(KEYS)).isIssuedBy(root)).isTrue();
        assertThat(CaCertificate.find(pem(mixed)).filter(each -> each.isIssuedBy(root)))
                .isEmpty();
    }

    @Test
    void sameAs() {
        assertThat(ca(ROOT).isSameAs(ca(ROOT))).isTrue();
        assertThat(ca(below("CN=Root", KEYS)).isSameAs(ca(ROOT))).isFalse();
    }

    /** RFC 8017, appendix A.2.3; RFC 5758, section 3.2; the digest of RSASSA-PSS is a parameter, SHA-1 by default. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        300d06092a864886f70d01010b0500, SHA256WITHRSA
        300d06092a864886f70d01010d0500, SHA512WITHRSA
        300a06082a8648ce3d040302, SHA256WITHECDSA
        300a06082a8648ce3d040304, SHA512WITHECDSA
        300b0609608648016503040312, ML_DSA_65
        300d06092a864886f70d0101050500, UNKNOWN
        3022 06092a864886f70d01010a 3015a00f300d06096086480165030402010500 a2020500, UNKNOWN
        301e 06092a864886f70d01010a 3011a00f300d06096086480165030402010500, SHA256WITHRSA_PSS
        301e 06092a864886f70d01010a 3011a00f300d06096086480165030402030500, SHA512WITHRSA_PSS
        300d 06092a864886f70d01010a 3000, UNKNOWN
        300d 06092a864886f70d01010a 0500, UNKNOWN
        300b 06092a864886f70d01010a, UNKNOWN
        """)
    void signedWith(String algorithm, SigningAlgorithm expected) {
        byte[] identifier = hex(algorithm);
        byte[] der = OddCertificate.of(ROOT).algorithm(identifier).signedBy(KEYS);

        assertThat(CaCertificate.find(pem(der)).map(CaCertificate::signedWith)).contains(expected);
    }

    private static byte[] below(String issuer, KeyPair issuing) {
        return TestCertificates.ca("Below")
                .issuer(new X500Name(issuer))
                .keys(OTHER_KEYS, issuing)
                .der();
    }

    private static CaCertificate ca(byte[] der) {
        return CaCertificate.parse("it", pem(der));
    }

    private static String pem(byte[] der) {
        return PemWriter.of("CERTIFICATE", der);
    }
}
