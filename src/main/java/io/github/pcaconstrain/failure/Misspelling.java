package io.github.pcaconstrain.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the known word that was most likely meant, for "did you mean" hints. */
public final class Misspelling {
    /** One mistake is allowed for each group of this many letters, plus one. */
    private static final int LETTERS_PER_SLIP = 5;

    /** Shorter parts occur in too many words. */
    private static final int SHORTEST_PART = 4;

    private Misspelling() {}

    /**
     * The known word with the fewest typing mistakes, ignoring case; otherwise the longest one that is a prefix of the
     * unknown word or vice versa, as {@code cert} is of {@code certificate}; otherwise the shortest one with all parts
     * of the unknown word, as {@code form-left-open} for {@code form-open}. Empty if there is none.
     */
    public static Optional<String> closest(String unknown, Collection<String> known) {
        String folded = unknown.toLowerCase(Locale.ROOT);
        int most = 1 + unknown.length() / LETTERS_PER_SLIP;
        return known.stream()
                .filter(word -> slips(folded, word.toLowerCase(Locale.ROOT)) <= most)
                // A word of one or two letters is one mistake away from every other.
                .filter(word -> word.length() > most || word.equalsIgnoreCase(unknown))
                .min(Comparator.comparingInt(word -> slips(folded, word.toLowerCase(Locale.ROOT))))
                .or(() -> known.stream()
                        .filter(word -> isBeginning(folded, word) || isBeginning(word, folded))
                        .max(Comparator.comparingInt(String::length)))
                .or(() -> known.stream()
                        .filter(word -> Stream.of(folded.split("-", -1))
                                .allMatch(part -> part.length() >= SHORTEST_PART && word.contains(part)))
                        .min(Comparator.comparingInt(String::length)));
    }

    private static boolean isBeginning(String part, String word) {
        return part.length() >= SHORTEST_PART && word.startsWith(part);
    }

    /** The number of letters to add, remove, replace, or swap with the next one. */
    static int slips(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, from, to, i, j);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int fewest(int[][] slips, String from, String to, int i, int j) {
        int replaced = slips[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean isSwap =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return isSwap ? Math.min(fewest, 1 + slips[i - 2][j - 2]) : fewest;
    }
}
