package io.github.pcaconstrain.encoding.certificate;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the extensions of a {@link RawCertificate} say about keys, and the rules that it may violate. */
class CertificateHintsTest {
    private static final String SHA_256_RSA = "300d06092a864886f70d01010b0500";
    private static final String ISSUER = "300d310b3009060355040613025553";

    /** keyCertSign is bit 5, so 0x04 of the first octet (RFC 5280, section 4.2.1.3). */
    @ParameterizedTest
    @CsvSource(textBlock = """
        03020204,           true
        03020106,           true
        03020186,           true
        030300048 0,        true
        03020780,           false
        030201fa,           false
        030300fb80,         false
        0303000004,         false
        030100,             false
        0300,               false
        04020104,           true
        04020100,           true
        030201,             true
        '',                 true
        """)
    void keyUsage(String value, boolean maySign) {
        assertThat(with("551d0f", value).maySignCertificates()).isEqualTo(maySign);
    }

    @Test
    void aKeyWithoutUsageMaySignCertificates() {
        assertThat(with("551d0e", "03020780").maySignCertificates()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0403abcdef, abcdef", "0400, ''", "0303abcdef,", "0403abcd,", "'',"})
    void subjectKeyIdentifier(String value, String identifier) {
        assertThat(with("551d0e", value).subjectKey().orElse(null)).isEqualTo(identifier);
        assertThat(with("551d23", value).subjectKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        3005 8003abcdef,                    abcdef
        3008 820101 8003abcdef,             abcdef
        3008 8003abcdef 820101,             abcdef
        3002 8000,                          ''
        3003 820101,
        3000,
        3004 8003abcd,
        3105 8003abcdef,
        8003abcdef,
        3005 8003abcd,
        '',
        """)
    void authorityKeyIdentifier(String value, String identifier) {
        assertThat(with("551d23", value).authorityKey().orElse(null)).isEqualTo(identifier);
        assertThat(with("551d0e", value).authorityKey()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        300d06092a864886f70d01010b0500
        300b06092a864886f70d01010b
        """)
    void parametersOfNullAreLikeNone(String signed) {
        assertThat(certificate(SHA_256_RSA, signed, ISSUER, "").violation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        300d06092a864886f70d01010c0500
        300b06092a864886f70d01010c
        3000
        """)
    void theSignaturesAlgorithmHasToBeSigned(String signed) {
        assertThat(certificate(SHA_256_RSA, signed, ISSUER, "").violation())
                .contains("the signature's algorithm is not the one that was signed (RFC 5280, section 4.1.1.2)");
    }

    @ParameterizedTest
    @CsvSource({"3000", "30800000", "308100"})
    void theIssuerHasToHaveAName(String issuer) {
        assertThat(certificate(SHA_256_RSA, SHA_256_RSA, issuer, "").violation())
                .contains("its issuer has no name (RFC 5280, section 4.1.2.4)");
    }

    private static RawCertificate with(String oid, String value) {
        String extension = java.util.HexFormat.of()
                .formatHex(tlv(0xa3, tlv(0x30, tlv(0x30, tlv(0x06, hex(oid)), tlv(0x04, hex(value))))));
        return certificate(SHA_256_RSA, SHA_256_RSA, ISSUER, extension);
    }

    private static RawCertificate certificate(String algorithm, String signed, String issuer, String extensions) {
        byte[] toBeSigned =
                tlv(0x30, hex("020101" + signed + issuer + "3004 0500 0500" + "3000" + "3000" + extensions));
        return RawCertificate.of(tlv(0x30, toBeSigned, hex(algorithm), hex("0303 00abcd")));
    }
}
