package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeededHashTest {
    private static final long LAST = 1L << 57;
    private static final long WIDE = 1L << 58;

    @Test
    void caseCountsForAllButAsciiLetters() {
        Map<Long, String> folded = new HashMap<>();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "z";
            String before = folded.putIfAbsent(hash(text), HostName.fold(text));
            assertThat(before).as("U+%04X", c).isIn(null, HostName.fold(text));
            assertThat(hash(text)).as("U+%04X", c).isEqualTo(hash(HostName.fold(text)));
        }
        assertThat(folded).hasSize(Character.MAX_VALUE + 1 - 26);
    }

    @Test
    void whereOnePartEndsAndTheNextBeginsCounts() {
        String text = "abcdefghijklmnopqrstuvw\u0100xyz";
        Map<Long, List<String>> seen = new HashMap<>();
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                List<String> parts =
                        List.of(text.substring(0, first), text.substring(first, second), text.substring(second));
                assertThat(seen.put(hash(parts.toArray(new String[0])), parts))
                        .as("%s", parts)
                        .isNull();
            }
        }
        assertThat(seen).doesNotContainKey(hash(text)).doesNotContainKey(hash(text, ""));
    }

    @Test
    void theSamePartOfALongerTextIsTheSame() {
        assertThat(SeededHash.add(7, "www.example.com", 4, 11)).isEqualTo(SeededHash.add(7, "EXAMPLE", 0, 7));
    }

    @Test
    void zerosInFrontCount() {
        assertThat(hash("\0a")).isNotEqualTo(hash("a"));
        assertThat(hash("\0")).isNotEqualTo(hash(""));
        assertThat(IntStream.range(0, 30).mapToObj("\0"::repeat).map(SeededHashTest::hash))
                .doesNotHaveDuplicates();
    }

    /** The definition, with numbers that do not overflow. */
    @Test
    void aPartIsAddedAndTheSumMultipliedModuloAPrime() {
        BigInteger prime = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);
        BigInteger point = BigInteger.valueOf(SeededHash.add(0, 1));
        long[] numbers = {
            0, 1, 2, 0xffff_ffffL, 1L << 32, 1L << 60, (1L << 61) - 2, 0x0123_4567_89ab_cdefL, reducedTwice(point)
        };
        for (long hash : numbers) {
            for (long part : numbers) {
                BigInteger sum = BigInteger.valueOf(hash).add(BigInteger.valueOf(part));
                assertThat(BigInteger.valueOf(SeededHash.add(hash, part)).mod(prime))
                        .as("%x, %x", hash, part)
                        .isEqualTo(sum.multiply(point).mod(prime));
            }
        }
        assertThat(point.bitLength()).isGreaterThan(32);
    }

    /**
     * A number whose product with the point has to be reduced twice: its lowest 61 bits are ones, but for as many zeros at the end
     * as the point has. If the point is small, few other numbers do so.
     */
    private static long reducedTwice(BigInteger point) {
        int zeros = point.getLowestSetBit();
        BigInteger odd = point.shiftRight(zeros);
        BigInteger modulus = BigInteger.ONE.shiftLeft(61 - zeros);
        BigInteger smallest = modulus.subtract(odd.modInverse(modulus));
        return smallest.add(BigInteger.ONE.shiftLeft(61).subtract(modulus)).longValueExact();
    }

    @Test
    void sevenCharactersAreOnePartAndAWideOneIsAPartOfItsOwn() {
        assertThat(hash("")).isEqualTo(parts(1 | LAST));
        assertThat(hash("aB")).isEqualTo(parts(0x1_61_62L | LAST));
        assertThat(hash("abcdefg")).isEqualTo(parts(0x1_61_62_63_64_65_66_67L | LAST));
        assertThat(hash("abcdefgh")).isEqualTo(parts(0x1_61_62_63_64_65_66_67L, 0x1_68L | LAST));
        assertThat(hash("\0\0\0\0\0\0\0\0")).isEqualTo(parts(1L << 56, 0x1_00L | LAST));
        assertThat(hash("a\u00ff")).isEqualTo(parts(0x1_61_ffL | LAST));
        assertThat(hash("a\u0100b")).isEqualTo(parts(0x1_61L, 0x100 | WIDE, 0x1_62L | LAST));
        assertThat(hash("\u0100")).isEqualTo(parts(1, 0x100 | WIDE, 1 | LAST));
    }

    private static long parts(long... parts) {
        return LongStream.of(parts).reduce(0, SeededHash::add);
    }

    private static long hash(String... parts) {
        long hash = 0;
        for (String part : parts) {
            hash = SeededHash.add(hash, part, 0, part.length());
        }
        return hash;
    }
}
