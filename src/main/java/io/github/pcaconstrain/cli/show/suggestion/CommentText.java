package io.github.pcaconstrain.cli.show.suggestion;

import io.github.pcaconstrain.policy.name.PrintableText;

/** Text for a comment, which must end where its line does: the applicant for a certificate chose some of it. */
public final class CommentText {
    private static final int LONGEST = 1000;

    private CommentText() {}

    /** The text on one line, with everything that cannot be seen written as an escape, and not too long. */
    public static String of(String text) {
        String printable = PrintableText.printable(text);
        String line = printable.chars().allMatch(c -> c >= ' ' && c != 0x7f) ? printable : escaped(printable);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder();
        text.chars().forEach(c -> line.append(c >= ' ' && c != 0x7f ? String.valueOf((char) c) : "?"));
        return line.toString();
    }
}
