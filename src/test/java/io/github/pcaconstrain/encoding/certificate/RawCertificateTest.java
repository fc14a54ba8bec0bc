package io.github.pcaconstrain.encoding.certificate;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.encoding.ExtensionValue;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates written by hand, field by field (RFC 5280, section 4.1); their signatures are invented. */
class RawCertificateTest {
    private static final String VERSION = "a003020102";
    private static final String SERIAL = "02020105";
    private static final String ALGORITHM = "300406022a03";
    private static final String ISSUER = "300d310b3009060355040613025553";
    private static final String NOT_BEFORE = "170d3236303130313030303030305a";
    private static final String NOT_AFTER = "180f32303530303130313030303030305a";
    private static final String VALIDITY = "3020" + NOT_BEFORE + NOT_AFTER;
    private static final String SUBJECT = "3000";
    private static final String PUBLIC_KEY = "3003020107";
    /** Their octets are 4 to 69 of the whole certificate. */
    private static final String FIELDS = SERIAL + ALGORITHM + ISSUER + VALIDITY + SUBJECT + PUBLIC_KEY;

    private static final String SIGNATURE = "0303 00abcd";

    @Test
    void eachFieldIsKeptAsItIsEncoded() {
        String extensions = "a30f300d300b0603551d0f040403020106";
        RawCertificate certificate = RawCertificate.of(certificate(VERSION + FIELDS + extensions));

        assertThat(certificate.toBeSigned()).isEqualTo(tlv(0x30, hex(VERSION + FIELDS + extensions)));
        assertThat(certificate.signatureAlgorithm()).isEqualTo(hex("300406022a04"));
        assertThat(certificate.signedAlgorithm()).isEqualTo(hex(ALGORITHM));
        assertThat(certificate.signature()).isEqualTo(hex("abcd"));
        assertThat(certificate.version()).isEqualTo(3);
        assertThat(certificate.serial()).isEqualTo(BigInteger.valueOf(0x105));
        assertThat(certificate.issuer()).isEqualTo(hex(ISSUER));
        assertThat(certificate.notBefore()).isEqualTo(hex(NOT_BEFORE));
        assertThat(certificate.notAfter()).isEqualTo(hex(NOT_AFTER));
        assertThat(certificate.subject()).isEqualTo(hex(SUBJECT));
        assertThat(certificate.publicKey()).isEqualTo(hex(PUBLIC_KEY));
        assertThat(certificate.extensions()).isEqualTo(Map.of("551d0f", new ExtensionValue("03020106", false)));
        assertThat(certificate.signed().content()).isEqualTo(certificate.toBeSigned());
        assertThat(certificate.signed().algorithm()).isEqualTo(certificate.signatureAlgorithm());
        assertThat(certificate.signed().signature()).isEqualTo(certificate.signature());
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "a003020100, 1", "a003020101, 2", "a003020102, 3", "a00402020002, 3", "a0800201020000, 3"})
    void versions(String encoded, int version) {
        assertThat(RawCertificate.of(certificate(encoded + FIELDS)).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        a0030201ff,                  'it has the version 0, not 1, 2 or 3'
        a003020103,                  'it has the version 4, not 1, 2 or 3'
        a0060204 7ffffffe,           'it has the version 2147483647, not 1, 2 or 3'
        a0060204 7fffffff,           'it has the version of 32 bits, not 1, 2 or 3'
        a00a0208 7fffffffffffffff,   'it has the version of 64 bits, not 1, 2 or 3'
        a00a0208 8000000000000000,   'it has the version of 63 bits, not 1, 2 or 3'
        a000,                        the version is not an INTEGER
        a006020102 020102,           the version is not an INTEGER
        a003040102,                  'version has the tag 4, not 2'
        a0020200,                    version has no octets
        020102,                      'signature has the tag 2, not 48'
        800102,                      'serialNumber has the tag 128, not 2'
        """)
    void otherVersionsAreRefused(String encoded, String problem) {
        assertRefused(certificate(encoded + FIELDS), problem);
    }

    @ParameterizedTest
    @CsvSource({"020100, 0", "0201ff, -1", "02020080, 128", "0209 00ffffffffffffffff, 18446744073709551615"})
    void serialNumbersHaveASign(String encoded, BigInteger serial) {
        byte[] der = certificate(encoded + FIELDS.substring(SERIAL.length()));

        assertThat(RawCertificate.of(der).serial()).isEqualTo(serial);
    }

    /** What stands in the place of one field; the number is that of the octet in the whole certificate. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        02020105,                       0200,           serialNumber has no octets
        02020105,                       0402abcd,       'serialNumber has the tag 4, not 2'
        300406022a03,                   310406022a03,   'signature has the tag 49, not 48'
        300d310b3009060355040613025553, 3100,           'issuer has the tag 49, not 48'
        3003020107,                     '',             subjectPublicKeyInfo is missing
        3003020107,                     0400,           'subjectPublicKeyInfo has the tag 4, not 48'
        3003020107,                     30030201070500, it has a field out of place at octet 70
        3003020107,                     3003020107a30030003000, the extensions are not a SEQUENCE
        """)
    void fieldsOfAnotherKindAreRefused(String field, String instead, String problem) {
        assertRefused(certificate(FIELDS.replace(field, instead)), problem);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        3000,                              validity is not a SEQUENCE of 2 fields
        30060500 0500 0500,                validity is not a SEQUENCE of 2 fields
        310405000500,                      'validity has the tag 49, not 48'
        """)
    void aValidityHasTwoTimes(String validity, String problem) {
        assertRefused(certificate(FIELDS.replace(VALIDITY, validity)), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "810200ff", "820200ff", "810200ff820200ee"})
    void uniqueIdentifiersMayStandBeforeTheExtensions(String unique) {
        RawCertificate certificate = RawCertificate.of(certificate(FIELDS + unique + "a30b3009300706022a030401cc"));

        assertThat(certificate.extension("2a03")).contains(new ExtensionValue("cc", false));
    }

    @ParameterizedTest
    @CsvSource({"820200ff810200ff, 74", "810200ff810200ff, 74", "a3023000810200ff, 74", "a3023000a3023000, 74"})
    void fieldsOutOfOrderAreRefused(String last, int octet) {
        assertRefused(certificate(FIELDS + last), "it has a field out of place at octet " + octet);
    }

    /** In BER, any octet but zero is true (X.690, section 8.2.2). */
    @ParameterizedTest
    @CsvSource({"'', false", "0101ff, true", "010101, true", "010100, false", "0100, false", "0102ffff, false"})
    void criticality(String critical, boolean expected) {
        byte[] extension = tlv(0x30, hex("0603551d1e" + critical + "0401ff"));

        assertThat(withExtensions(extension).extension(RawCertificate.NAME_CONSTRAINTS))
                .contains(new ExtensionValue("ff", expected));
    }

    @Test
    void extensionsAreFoundByTheirOid() {
        RawCertificate certificate =
                withExtensions(hex("30080603551d130401aa 30080603551d1e0401bb 300706022a030401cc"));

        assertThat(certificate.extension("551d13")).contains(new ExtensionValue("aa", false));
        assertThat(certificate.extension("551d1e")).contains(new ExtensionValue("bb", false));
        assertThat(certificate.extension("2a03")).contains(new ExtensionValue("cc", false));
        assertThat(certificate.extension("551d11")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        a300,                                        the extensions are not a SEQUENCE
        a304 3000 3000,                              the extensions are not a SEQUENCE
        a302 3100,                                   'extensions has the tag 49, not 48'
        a304 3002 0500,                              'an extension has the tag 5, not 48'
        a304 3002 3000,                              an extension's OID is missing
        a306 3004 3002 0500,                         'an extension''s OID has the tag 5, not 6'
        a308 3006 3004 06022a03,                     an extension's value is missing
        a30b 3009 3007 06022a03 0101ff,              an extension's value is missing
        a30a 3008 3006 06022a03 0500,                'an extension''s value has the tag 5, not 4'
        a30c 300a 3008 06022a03 0400 0500,           it has a field out of place at octet 82
        a312 3010 3006 06022a03 0400 3006 06022a03 0400, 'it has an extension twice, with the OID in octets 2a03'
        """)
    void brokenExtensionsAreRefused(String extensions, String problem) {
        assertRefused(certificate(FIELDS + extensions), problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                            | its ASN.1 is broken at octet 0
        3100                          | Certificate has the tag 49, not 48
        3000                          | Certificate is not a SEQUENCE of 3 fields
        3004 3000 3000                | Certificate is not a SEQUENCE of 3 fields
        3008 3000 3000 3000 3000      | Certificate is not a SEQUENCE of 3 fields
        3006 3000 3000 0400           | the signature has the tag 4, not 3
        3006 3000 3000 0300           | its signature has no octets
        3007 3000 3100 030100         | the signature's algorithm has the tag 49, not 48
        3007 3100 3000 030100         | TBSCertificate has the tag 49, not 48
        3007 3000 3000 030100         | serialNumber is missing
        3007 3000 3000 030100 05      | 1 octet follows its end at octet 9
        """)
    void whatIsNoCertificateIsRefused(String encoded, String problem) {
        assertRefused(hex(encoded), problem);
    }

    @Test
    void aSignatureMayHaveNoBits() {
        byte[] certificate = tlv(0x30, tlv(0x30, hex(FIELDS)), hex(ALGORITHM), hex("030100"));

        assertThat(RawCertificate.of(certificate).signature()).isEmpty();
    }

    @Test
    void nestingIsLimited() {
        // Two levels around the key, and the key itself.
        assertThat(RawCertificate.of(certificate(FIELDS.replace(PUBLIC_KEY, nested(62))))
                        .publicKey())
                .isEqualTo(hex(nested(62)));
        assertRefused(certificate(FIELDS.replace(PUBLIC_KEY, nested(63))), "it is nested more than 64 levels deep");
    }

    private static String nested(int levels) {
        byte[] nested = new byte[0];
        for (int i = 0; i < levels; i++) {
            nested = tlv(0x30, nested);
        }
        return HexFormat.of().formatHex(nested);
    }

    private static RawCertificate withExtensions(byte[] extensions) {
        return RawCertificate.of(certificate(FIELDS + HexFormat.of().formatHex(tlv(0xa3, tlv(0x30, extensions)))));
    }

    private static byte[] certificate(String fields) {
        return tlv(0x30, tlv(0x30, hex(fields)), hex("300406022a04"), hex(SIGNATURE));
    }

    private static void assertRefused(byte[] certificate, String problem) {
        assertThatThrownBy(() -> RawCertificate.of(certificate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }
}
