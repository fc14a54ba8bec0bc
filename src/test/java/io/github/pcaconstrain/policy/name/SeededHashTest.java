package io.github.pcaconstrain.policy.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeededHashTest {
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
        assertThat(hash("\0\0\0\0\0\0\0\0")).isNotEqualTo(hash("\0\0\0\0\0\0\0"));
    }

    private static long hash(String... parts) {
        long hash = 0;
        for (String part : parts) {
            hash = SeededHash.add(hash, part, 0, part.length());
        }
        return hash;
    }
}
