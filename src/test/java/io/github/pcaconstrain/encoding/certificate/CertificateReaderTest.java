package io.github.pcaconstrain.encoding.certificate;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.TestCertificates;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.pem.PemFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files with certificates: DER, PEM, and bundles in either (RFC 5652, section 5.1, written by hand). */
class CertificateReaderTest {
    private static final byte[] ONE = TestCertificates.ca("One").der();
    private static final byte[] TWO = TestCertificates.ca("Two").der();
    private static final String SIGNED_DATA = "06092a864886f70d010702";
    private static final String START_OF_STORE = "020103";

    @Test
    void certificatesInDer() {
        assertThat(labels(ONE)).containsExactly("CN=One");
        assertThat(labels(join(TWO, ONE))).containsExactly("CN=Two", "CN=One");
    }

    @Test
    void bundlesInDer() {
        assertThat(labels(bundle(tlv(0xa0, TWO, ONE)))).containsExactly("CN=Two", "CN=One");
        assertThat(labels(join(bundle(tlv(0xa0, TWO)), ONE))).containsExactly("CN=Two", "CN=One");
        assertThat(BundledCertificates.of(bundle(tlv(0xa0, TWO, ONE)))).containsExactly(TWO, ONE);
    }

    @Test
    void everyLabelOfPemCounts() {
        String file =
                pem("X509 CERTIFICATE", ONE) + pem("PKCS7", bundle(tlv(0xa0, TWO, ONE))) + pem("CERTIFICATE", TWO);

        assertThat(labels(file.getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("CN=One", "CN=Two", "CN=One", "CN=Two");
    }

    @Test
    void trustSettingsAreNoted() {
        // OpenSSL's settings follow the certificate: SEQUENCE { SEQUENCE { serverAuth } }
        byte[] trusted = join(ONE, hex("300c300a06082b06010505070301"));
        String file = pem("CERTIFICATE", TWO) + pem("TRUSTED CERTIFICATE", trusted);
        List<String> notes = new ArrayList<>();

        assertThat(CertificateReader.read("a.pem", file.getBytes(StandardCharsets.US_ASCII), notes::add))
                .extracting(CertificateContents::label)
                .containsExactly("CN=Two", "CN=One");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0)).matches("a\\.pem:[0-9]+: this certificate's OpenSSL trust settings are not applied");
    }

    @Test
    void aFileWithoutCertificatesIsRefused() {
        byte[] key = pem("PRIVATE KEY", hex("3000")).getBytes(StandardCharsets.US_ASCII);

        for (byte[] file : List.of(key, new byte[0], "text".getBytes(StandardCharsets.US_ASCII))) {
            assertRefused(file, "a.pem: it holds no certificate", "give certificates in PEM or DER");
            assertThat(CertificateReader.of(PemFile.read("a.pem", file), Notes.IGNORED))
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoCertificateIsRefused() {
        assertRefused(
                hex("30023000"),
                "a.pem: it is not a certificate: Certificate is not a SEQUENCE of 3 fields",
                "check that the file is complete");
        byte[] bundle = bundle(tlv(0xa0, ONE, hex("30023000")));
        assertRefused(
                bundle,
                "a.pem: it is not a certificate: Certificate is not a SEQUENCE of 3 fields",
                "check that the file is complete");
    }

    @Test
    void aKeyStoreIsRefused() {
        assertRefused(
                tlv(0x30, hex(START_OF_STORE)),
                "a.pem: it looks like a PKCS#12 key store",
                "only 'audit' and 'impact' open key stores");
    }

    @Test
    void aBundleNeedsCertificates() {
        assertRefused(
                bundle(new byte[0]),
                "a.pem: its PKCS#7 bundle holds no certificate",
                "check that the file is complete");
        assertRefused(
                bundle(hex("a000")),
                "a.pem: its PKCS#7 bundle holds no certificate",
                "check that the file is complete");
    }

    @Test
    void aBrokenBundleIsRefused() {
        assertThatThrownBy(() -> BundledCertificates.of(tlv(0x30, hex(SIGNED_DATA), hex("a0020500"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("its PKCS#7 bundle is broken: ");
        assertThatThrownBy(() -> CertificateReader.read("a.pem", tlv(0x30, hex(SIGNED_DATA), hex("a0020500"))))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageStartingWith("a.pem: its PKCS#7 bundle is broken: ");
    }

    @ParameterizedTest
    @CsvSource({
        "3002a000, true",
        "3002a100, true",
        "308102a000, true",
        "30028000, false",
        "30023000, false",
        "3003020103, false",
        "3102a000, false",
        "61, false",
        "'', false"
    })
    void extensionsAreTold(String der, boolean expected) {
        assertThat(CertificateReader.isExtension(hex(der))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3003020103, true", "300306012a, true", "30023000, false", "3002a000, false", "3000, false"})
    void containersAreTold(String der, boolean expected) {
        assertThat(CertificateReader.isContainer(hex(der))).isEqualTo(expected);
    }

    @Test
    void derMayBeTriedAsACertificate() {
        assertThat(CertificateReader.tryDer(ONE).map(CertificateContents::label))
                .contains("CN=One");
        assertThat(CertificateReader.tryDer(hex("3000"))).isEmpty();
    }

    private static void assertRefused(byte[] file, String message, String hint) {
        UnreadableInputException refusal =
                catchThrowableOfType(UnreadableInputException.class, () -> CertificateReader.read("a.pem", file));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.hint()).isEqualTo(hint);
    }

    private static List<String> labels(byte[] file) {
        return CertificateReader.read("a.pem", file).stream()
                .map(CertificateContents::label)
                .toList();
    }

    /** A SignedData without signers; its certificates are the field [0]. */
    private static byte[] bundle(byte[] certificates) {
        byte[] signedData = tlv(0x30, hex("020101 3100 300b06092a864886f70d010701"), certificates, hex("3100"));
        return tlv(0x30, hex(SIGNED_DATA), tlv(0xa0, signedData));
    }

    private static String pem(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
