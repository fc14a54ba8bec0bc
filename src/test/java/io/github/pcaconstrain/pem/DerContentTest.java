package io.github.pcaconstrain.pem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told apart, each by the ASN.1 of its standard, in hexadecimal. */
class DerContentTest {
    private static final String ALGORITHM = sequence("06032a0304");
    private static final String NAME = sequence("3100");
    private static final String TIME = "170d3236303130313030303030305a";
    private static final String VALIDITY = sequence(TIME, TIME);
    private static final String KEY = sequence(ALGORITHM, "03020000");
    private static final String SIGNATURE = "03020000";

    static Stream<Arguments> elements() {
        return Stream.of(
                row(DerContent.CERTIFICATE, "version 3", signed("a003020102", "020101", ALGORITHM, NAME, VALIDITY)),
                row(DerContent.CERTIFICATE, "version 1", signed("020101", ALGORITHM, NAME, VALIDITY, NAME, KEY)),
                row(
                        DerContent.CERTIFICATE,
                        "version 1, serial 0",
                        signed("020100", ALGORITHM, NAME, VALIDITY, NAME, KEY)),
                row(DerContent.REQUEST, "request", signed("020100", NAME, KEY, "a000")),
                row(DerContent.REQUEST, "request without a subject", signed("020100", "3000", KEY, "a000")),
                row(DerContent.BUNDLE, "PKCS #7", sequence("06092a864886f70d010702", "a000")),
                row(DerContent.BUNDLE, "PKCS #7 in BER", "308006092a864886f70d010702a0800000"),
                row(DerContent.KEY_STORE, "PKCS #12", sequence("020103", sequence("06092a864886f70d010701"))),
                row(DerContent.CONSTRAINTS, "permitted", sequence("a0053003820161")),
                row(DerContent.CONSTRAINTS, "excluded directory name", sequence("a1063004a4023000")),
                row(DerContent.UNKNOWN, "CRL, version 2", signed("020101", ALGORITHM, NAME, TIME)),
                row(DerContent.UNKNOWN, "CRL, version 1", signed(ALGORITHM, NAME, TIME)),
                row(
                        DerContent.UNKNOWN,
                        "attribute certificate",
                        signed("020101", sequence("a0023000"), "a0023000", ALGORITHM)),
                row(DerContent.UNKNOWN, "public key", KEY),
                row(DerContent.UNKNOWN, "RSA private key", sequence("020100", "020103", "020105")),
                row(DerContent.UNKNOWN, "RSA public key", sequence("020103", "020103")),
                row(DerContent.UNKNOWN, "EC private key", sequence("020101", "040100")),
                row(DerContent.UNKNOWN, "PKCS #8", sequence("020100", ALGORITHM, "0400")),
                row(DerContent.UNKNOWN, "encrypted PKCS #8", sequence(ALGORITHM, "0400")),
                row(DerContent.UNKNOWN, "ECDSA signature", sequence("020101", "020101")),
                row(DerContent.UNKNOWN, "OCSP response", sequence("0a0100", "a000")),
                row(DerContent.UNKNOWN, "trust settings", sequence(sequence("06032a0304"), "a00506032a0304")),
                row(DerContent.UNKNOWN, "nothing", ""),
                row(DerContent.UNKNOWN, "an octet", "30"),
                row(DerContent.UNKNOWN, "a length without its octets", "3082"),
                row(DerContent.UNKNOWN, "lengths beyond the end", "3084ffffffff3084ffffffffa0"));
    }

    private static Arguments row(DerContent content, String name, String hex) {
        return Arguments.of(content, name, hex);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("elements")
    void eachIsToldFromTheOthers(DerContent content, String name, String hex) {
        byte[] der = HexFormat.of().parseHex(hex);
        assertThat(DerContent.of(der)).isEqualTo(content);
    }

    private static String signed(String... fields) {
        return sequence(sequence(fields), ALGORITHM, SIGNATURE);
    }

    private static String sequence(String... elements) {
        String content = String.join("", elements);
        int length = content.length() / 2;
        return String.format(length < 0x80 ? "30%02x" : "3081%02x", length) + content;
    }
}
