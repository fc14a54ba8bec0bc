package io.github.pcaconstrain.sandbox.seed;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that an unknown one was meant to be. */
final class Keys {
    private static final int LETTERS_PER_SLIP = 4;
    private static final int SHORTEST_PART = 3;

    private Keys() {}

    /** A hint for a word that is not among these. */
    static String hint(String unknown, Collection<String> known) {
        return closest(unknown, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "use one of " + String.join(", ", known));
    }

    private static Optional<String> closest(String unknown, Collection<String> known) {
        String folded = folded(unknown);
        int most = 1 + folded.length() / LETTERS_PER_SLIP;
        return known.stream()
                .filter(word -> slips(folded, folded(word)) <= most)
                .min(Comparator.comparingInt(word -> slips(folded, folded(word))))
                .or(() -> known.stream()
                        .filter(word -> folded.length() >= SHORTEST_PART
                                && (folded(word).startsWith(folded) || folded.startsWith(folded(word))))
                        .min(Comparator.comparingInt(String::length)));
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /** The number of letters that have to be added, removed or replaced. Only one row of the table is kept. */
    private static int slips(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
