package io.github.pcaconstrain.pem;

import io.github.pcaconstrain.failure.Counted;
import java.nio.charset.StandardCharsets;

/**
 * A BEGIN or END marker with its dashes.
 *
 * @param to the offset after it
 * @param flaw what is wrong with it; empty if it is well-formed
 */
record PemMarker(boolean begins, String label, int to, String flaw) {
    private static final int MAX_LABEL = 64;

    /** The marker at the position of the scanner. */
    static PemMarker at(PemScanner scanner) {
        byte[] text = scanner.text();
        int word = scanner.behindDashes(scanner.at());
        boolean begins = text[word] == 'B';
        int start = word + (begins ? PemScanner.BEGIN.length : PemScanner.END.length);
        int end = endOfLabel(text, start, scanner.length());
        int behind = scanner.behindDashes(end);
        // The BEGIN of the next block may follow immediately.
        boolean isNext = behind - end == 2 * PemScanner.DASHES && scanner.startsWith(PemScanner.BEGIN, behind);
        String flaw = flaw(begins ? "BEGIN" : "END", word - scanner.at(), isNext ? PemScanner.DASHES : behind - end);
        return new PemMarker(
                begins,
                new String(text, start, end - start, StandardCharsets.UTF_8),
                flaw.isEmpty() ? end + PemScanner.DASHES : behind,
                flaw);
    }

    private static int endOfLabel(byte[] text, int start, int length) {
        int end = start;
        while (end < length && end - start <= MAX_LABEL && text[end] != '-' && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return end;
    }

    private static String flaw(String name, int before, int behind) {
        if (before != PemScanner.DASHES) {
            return name + " has " + Counted.of(before, "dash", "dashes") + " before it instead of 5";
        }
        if (behind != PemScanner.DASHES) {
            String found = behind == 0 ? "no dashes" : Counted.of(behind, "dash", "dashes");
            return "its " + name + " line has " + found + " after the label instead of 5";
        }
        return "";
    }

    /** The label, as it is shown in messages. */
    String shownLabel() {
        return "'" + label.replaceAll("[^ -~]", "?") + "'";
    }
}
