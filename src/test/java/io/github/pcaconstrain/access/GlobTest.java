package io.github.pcaconstrain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlobTest {
    /** Every text of at most so many of the characters. */
    private static List<String> texts(String characters, int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.get(i).length() < longest; i++) {
            for (int j = 0; j < characters.length(); j++) {
                texts.add(texts.get(i) + characters.charAt(j));
            }
        }
        return texts;
    }

    private static BitSet matched(String glob, List<String> texts) {
        String regex = glob.chars()
                .mapToObj(each -> each == '*' ? ".*" : each == '?' ? "." : Character.toString(each))
                .collect(Collectors.joining());
        Pattern pattern = Pattern.compile(regex);
        BitSet matched = new BitSet();
        for (int i = 0; i < texts.size(); i++) {
            matched.set(i, pattern.matcher(texts.get(i)).matches());
        }
        return matched;
    }

    @Test
    void twoIntersectIfThereIsATextForBoth() {
        List<String> globs = texts("ab?*", 3);
        List<String> texts = texts("ab", 6);
        List<BitSet> matched = globs.stream().map(glob -> matched(glob, texts)).toList();

        for (int i = 0; i < globs.size(); i++) {
            for (int j = 0; j < globs.size(); j++) {
                assertThat(Glob.of(globs.get(i)).intersects(Glob.of(globs.get(j))))
                        .as("%s and %s", globs.get(i), globs.get(j))
                        .isEqualTo(matched.get(i).intersects(matched.get(j)));
            }
        }
    }

    @Test
    void aPatternCoversAResourceOrNotOrMayDoSo() {
        assertCovers("arn:aws:a:r:1:ca/x", "arn:aws:a:r:1:ca/x", Truth.TRUE);
        assertCovers("arn:aws:a:r:1:ca/x", "arn:aws:a:r:1:ca/y", Truth.FALSE);
        assertCovers("arn:aws:a:r:1:ca/x", "arn:aws:a:r:1:ca/xy", Truth.FALSE);
        assertCovers("arn:aws:a:r:1:ca/?", "arn:aws:a:r:1:ca/x", Truth.TRUE);
        assertCovers("arn:aws:a:r:1:ca/*", "arn:aws:a:r:1:ca/x", Truth.TRUE);
        assertCovers("arn:aws:a:*:1:ca/x", "arn:aws:a:r:1:ca/x", Truth.TRUE);
        assertCovers("arn:aws:a:r:1:ca/x", "arn:aws:a:r:1:ca/*", Truth.UNKNOWN);
        assertCovers("arn:aws:a:r*/x", "arn:aws:a:r:1:ca/x", Truth.UNKNOWN); // over colons
        assertCovers("arn:aws:a", "arn:aws:a:r:1:ca/x", Truth.UNKNOWN); // incomplete
        assertCovers("*", "arn:aws:a:r:1:ca/*", Truth.TRUE);
    }

    private static void assertCovers(String pattern, String resource, Truth expected) {
        assertThat(Glob.of(pattern).covers(Glob.of(resource)))
                .as("%s covers %s", pattern, resource)
                .isEqualTo(expected);
    }
}
