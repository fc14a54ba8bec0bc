package io.github.pcaconstrain.encoding;

import static io.github.pcaconstrain.OddCertificate.hex;
import static io.github.pcaconstrain.OddCertificate.tlv;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit of 64 levels, with all forms that tags and lengths may have (X.690, sections 8.1.2 and 8.1.3). */
class DerNestingTest {
    @Test
    void sixtyFourLevelsAreAllowed() {
        assertThat(DerNesting.isTooDeep(nested(64))).isFalse();
        assertThat(DerNesting.isTooDeep(nested(65))).isTrue();
    }

    /** What is in front of the deepest element, and how many levels that adds. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        0500,                           0
        040101,                         0
        04023030,                       0
        048101ff,                       0
        04820001ff,                     0
        0489000000000000000001ff,       0
        1f0101ff,                       0
        1f810101ff,                     0
        9f8181010100,                   0
        3000,                           0
        3f0100,                         0
        3f810100,                       0
        3080,                           1
        30803080,                       2
        30800000,                       1
        30803080 00000000,              2
        3084ffffffff,                   1
        30847fffffff,                   1
        3089010000000000000000,         1
        30880000000100000000,           1
        3f0184ffffffff,                 1
        3f810184ffffffff,               1
        """)
    void whatFollowsIsFound(String front, int levels) {
        assertThat(DerNesting.isTooDeep(join(hex(front), nested(64 - levels)))).isFalse();
        assertThat(DerNesting.isTooDeep(join(hex(front), nested(65 - levels)))).isTrue();
    }

    @Test
    void theDeepestOfSeveralCounts() {
        assertThat(DerNesting.isTooDeep(tlv(0x30, nested(10), nested(63), nested(20))))
                .isFalse();
        assertThat(DerNesting.isTooDeep(tlv(0x30, nested(10), nested(64), nested(20))))
                .isTrue();
    }

    @Test
    void siblingsAddNoLevels() {
        byte[][] siblings = new byte[200][];
        java.util.Arrays.fill(siblings, nested(2));

        assertThat(DerNesting.isTooDeep(tlv(0x30, siblings))).isFalse();
    }

    @Test
    void theContentOfPrimitiveElementsDoesNotCount() {
        assertThat(DerNesting.isTooDeep(tlv(0x04, nested(70)))).isFalse();
        assertThat(DerNesting.isTooDeep(tlv(0x80, nested(70)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x31, 0xa0, 0xbe, 0x24, 0x60, 0xe1})
    void everyConstructedTagCounts(int tag) {
        assertThat(DerNesting.isTooDeep(tlv(tag, nested(63)))).isFalse();
        assertThat(DerNesting.isTooDeep(tlv(tag, nested(64)))).isTrue();
    }

    /** An element ends where the one around it ends, so what follows that one is not counted as a part of it. */
    @Test
    void lengthsThatPointOutsideAreCutOff() {
        byte[] tooLong = tlv(0x30, hex("307f"));

        assertThat(DerNesting.isTooDeep(join(tooLong, nested(64)))).isFalse();
        assertThat(DerNesting.isTooDeep(join(tooLong, nested(65)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "1f",
                "3f",
                "1f81",
                "1f8181",
                "3f01",
                "3081",
                "308201",
                "3f810182ff",
                "3f8101",
                "30fe00"
            })
    void whatIsCutShortIsNotDeep(String encoded) {
        assertThat(DerNesting.isTooDeep(hex(encoded))).isFalse();
        assertThat(DerNesting.isTooDeep(tlv(0x30, hex(encoded)))).isFalse();
        assertThat(DerNesting.isTooDeep(join(tlv(0x30, hex(encoded)), nested(65))))
                .isTrue();
    }

    /** SEQUENCEs inside each other; the innermost is empty. */
    private static byte[] nested(int levels) {
        byte[] nested = new byte[0];
        for (int i = 0; i < levels; i++) {
            nested = tlv(0x30, nested);
        }
        return nested;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
