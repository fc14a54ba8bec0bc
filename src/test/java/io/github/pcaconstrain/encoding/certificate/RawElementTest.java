package io.github.pcaconstrain.encoding.certificate;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags and lengths in all their forms (X.690, sections 8.1.2 and 8.1.3), with octets written by hand. */
class RawElementTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
        0500,                               05, ''
        040101,                             04, 01
        04026162,                           04, 6162
        0481026162,                         04, 6162
        0482000161,                         04, 61
        048800000000000000 0161,            04, 61
        04890000000000000000 0161,          04, 61
        1f0100,                             1f, ''
        1f1e0161,                           1f, 61
        9f81010161,                         9f, 61
        bf8181010261 62,                    bf, 6162
        bf01800000,                         bf, ''
        30800000,                           30, ''
        30800500 0000,                      30, 0500
        3080 0001ff 0000,                   30, 0001ff
        3080 010100 0000,                   30, 010100
        3080 30800000 0500 0000,            30, 308000000500
        3080 0400 0401000000,               30, 0400040100
        """)
    void anElementEndsWhereItsLengthSays(String encoded, String tag, String content) {
        RawElement element = RawElement.whole(hex(encoded));

        assertThat(element.tag()).isEqualTo(Integer.parseInt(tag, 16));
        assertThat(element.content()).isEqualTo(hex(content));
        assertThat(element.encoded()).isEqualTo(hex(encoded));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        '',                                 its ASN.1 is broken at octet 0
        30,                                 its ASN.1 is broken at octet 0
        3001,                               its ASN.1 is broken at octet 0
        300205,                             its ASN.1 is broken at octet 0
        3081,                               its ASN.1 is broken at octet 0
        308100 00,                          1 octet follows its end at octet 3
        308101,                             its ASN.1 is broken at octet 0
        30820001,                           its ASN.1 is broken at octet 0
        3083000001,                         its ASN.1 is broken at octet 0
        3084ffffffff,                       its ASN.1 is broken at octet 0
        3084000000010005,                   1 octet follows its end at octet 7
        3088010000000000000 0,              its ASN.1 is broken at octet 0
        308901000000000000000 0,            its ASN.1 is broken at octet 0
        30890100000000000000000500,         its ASN.1 is broken at octet 0
        30fe,                               its ASN.1 is broken at octet 0
        1f,                                 its ASN.1 is broken at octet 0
        1f01,                               its ASN.1 is broken at octet 0
        1fff,                               its ASN.1 is broken at octet 0
        1fffff,                             its ASN.1 is broken at octet 0
        1fff01,                             its ASN.1 is broken at octet 0
        3080,                               its ASN.1 is broken at octet 0
        308000,                             its ASN.1 is broken at octet 0
        30800500,                           its ASN.1 is broken at octet 0
        3080050000,                         its ASN.1 is broken at octet 0
        3080 3080 0000,                     its ASN.1 is broken at octet 0
        3080 3080 00,                       its ASN.1 is broken at octet 2
        3080 0501 ,                         its ASN.1 is broken at octet 2
        3080 0400 0403 0000,                its ASN.1 is broken at octet 4
        050000,                             1 octet follows its end at octet 2
        0401610000,                         2 octets follow its end at octet 3
        308000000500,                       2 octets follow its end at octet 4
        """)
    void whatIsNoElementIsRefused(String encoded, String problem) {
        assertThatThrownBy(() -> RawElement.whole(hex(encoded)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        3000,                                       ''
        3002 0500,                                  0500
        3007 0500 020101 0500,                      0500 020101 0500
        3080 0500 0401ff 0000,                      0500 0401ff
        300a 3080 30000000 0500 3000,               308030000000 0500 3000
        3006 1f8101 00 0500,                        1f810100 0500
        """)
    void childrenFollowEachOther(String encoded, String children) {
        assertThat(RawElement.whole(hex(encoded)).children().stream()
                        .map(child -> HexFormat.of().formatHex(child.encoded()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(children);
    }

    /** The limit is the end of the element around, although octets follow it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        3001 05,            00 00 00 00,        2
        3002 0501,          00 00 00 00,        2
        3003 0500 05,       00 00 00 00,        4
        3002 0481,          00 00 00 00,        2
        3003 048201,        00 00 00 00,        2
        3002 1f81,          00 00 00 00,        2
        3002 1f01,          00 00 00 00,        2
        3002 3080,          00 00 00 00,        2
        3003 308000,        00 00 00 00,        2
        3004 30800500,      00 00 00 00,        2
        """)
    void aChildThatGoesBeyondItsParentIsRefused(String parent, String behind, int octet) {
        List<RawElement> both =
                RawElement.whole(tlv(0x30, hex(parent), hex(behind))).children();

        assertThatThrownBy(() -> both.get(0).children())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("its ASN.1 is broken at octet " + (octet + 2));
    }

    @Test
    void elementsOfIndefiniteLengthAreNestedAtMost65Deep() {
        assertThat(RawElement.whole(indefinite(65)).content()).isEqualTo(indefinite(64));
        assertThatThrownBy(() -> RawElement.whole(indefinite(66)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("its ASN.1 is broken at octet 130");
        assertThatThrownBy(() -> RawElement.whole(indefinite(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("its ASN.1 is broken at octet 130");
    }

    @Test
    void aTagIsComparedAsAWhole() {
        RawElement element = RawElement.whole(hex("a000"));

        assertThat(element.is(0xa0)).isTrue();
        assertThat(element.is(0x80)).isFalse();
        assertThat(element.expect(0xa0, "the version")).isSameAs(element);
        assertThatThrownBy(() -> element.expect(RawElement.SEQUENCE, "the version"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the version has the tag 160, not 48");
    }

    private static byte[] indefinite(int levels) {
        return hex("3080".repeat(levels) + "0000".repeat(levels));
    }
}
