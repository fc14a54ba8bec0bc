package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Preparation of attribute values for comparison (RFC 4518, section 2), by the lists of code points in the RFC. */
class PreparedValuesTest {
    /** Section 2.2: soft hyphens, joiners, variation selectors, controls, and the zero-width space. */
    private static final String MAPPED_TO_NOTHING =
            "00AD 1806 034F 180B-180D FE00-FE0F FFFC 0000-0008 000E-001F 007F-0084 0086-009F 06DD 070F 180E 200C-200F "
                    + "202A-202E 2060-2063 206A-206F FEFF FFF9-FFFB 1D173-1D17A E0001 E0020-E007F 200B";

    /** Section 2.2: these six, and separators. */
    private static final String MAPPED_TO_SPACE =
            "0009 000A 000B 000C 000D 0085 0020 00A0 1680 2000-200A 2028-2029 202F 205F 3000";

    private static BitSet characters(String ranges) {
        BitSet characters = new BitSet();
        for (String range : ranges.split(" ", -1)) {
            String[] ends = range.split("-", -1);
            characters.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
        }
        return characters;
    }

    private static String key(String value) {
        Attribute attribute = new Attribute("2.5.4.10", Syntax.UTF8, value, "");
        return RdnKey.of(new Rdn(List.of(attribute)), Side.PERMITTED);
    }

    @Test
    void charactersAreMappedAsTheStandardLists() {
        String nothing = key("ab");
        String space = key("a b");
        BitSet mappedToNothing = new BitSet();
        BitSet mappedToSpace = new BitSet();
        IntStream.of(0x0000, 0x1d100, 0xe0000)
                .flatMap(start -> IntStream.range(start, start == 0 ? 0x10000 : start + 0x100))
                .forEach(each -> {
                    String key = key("a" + Character.toString(each) + "b");
                    mappedToNothing.set(each, key.equals(nothing));
                    mappedToSpace.set(each, key.equals(space));
                });

        assertThat(mappedToNothing).isEqualTo(characters(MAPPED_TO_NOTHING));
        assertThat(mappedToSpace).isEqualTo(characters(MAPPED_TO_SPACE));
    }

    /** Section 2.2 (case), 2.3 (normalization) and 2.6.1 (spaces). */
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, delimiter = '|', textBlock = """
        Acme|aCME|true
        Acme|Acne|false
        Acme|Acme.|false
         Acme|Acme|true
        Acme |Acme|true
        \u00a0Acme\u2003|Acme|true
        Ac  me|Ac me|true
        Ac \u00a0 me|Ac me|true
        Ac me|Acme|false
         |\u2003|true
        \u00c9cole|\u00e9COLE|true
        \u00e9|e\u0301|true
        \u00e9|e|false
        Stra\u00dfe|STRASSE|true
        \uff21cme|Acme|true
        \uff21|a|true
        \u0001|''|true
        \u212a|k|true
        \u03a3|\u03c3|true
        \u03c2|\u03c3|true
        [|{|false
        @|`|false
        """)
    void valuesAreEqual(String one, String other, boolean equal) {
        assertThat(key(one).equals(key(other))).isEqualTo(equal);
        for (Side side : Side.values()) {
            assertThat(RdnKey.same(rdn(one), rdn(other), side)).isEqualTo(equal);
            assertThat(RdnKey.same(rdn(other), rdn(one), side)).isEqualTo(equal);
            assertThat(RdnKey.hash(1, rdn(one), side) == RdnKey.hash(1, rdn(other), side))
                    .isEqualTo(equal);
        }
    }

    private static Rdn rdn(String value) {
        return new Rdn(List.of(new Attribute("2.5.4.10", Syntax.UTF8, value, value)));
    }
}
