package io.github.pcaconstrain.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text into lines at its spaces, never inside a word: the reader may have to type it. */
public final class Wrapping {
    private static final String INDENT = "    ";

    private Wrapping() {}

    // Looked up only where a message is too long for a terminal.
    private static final class Parts {
        /** A command at the end of a message, something in quotes with the punctuation behind it, or a word. */
        static final Pattern PATTERN =
                Pattern.compile("(?<command>(?:pca-constrain|aws) \\S.*)|'[^']* [^']*'\\p{Punct}*(?= |$)|\\S+");
    }

    /**
     * A message for a terminal, whose lines end at spaces: an ARN that is broken can neither be read nor copied. One that is
     * wider than the terminal gets lines of its own, from the first column. A command is left to the terminal, which breaks it
     * without a line feed: a shell would run its first line.
     *
     * @param start the columns that are taken by what is before it
     * @param columns the width of the terminal
     */
    static String message(int start, String message, int columns) {
        if (start + message.length() <= columns) {
            return message;
        }
        StringBuilder text = new StringBuilder();
        int column = start;
        Matcher matcher = Parts.PATTERN.matcher(message);
        while (matcher.find()) {
            String part = matcher.group();
            boolean isFirst = text.isEmpty();
            boolean isTooLong = column + 1 + part.length() > columns;
            if (!isFirst && isTooLong && matcher.group("command") == null) {
                String indent = INDENT.length() + part.length() <= columns ? INDENT : "";
                text.append('\n').append(indent);
                column = indent.length();
            } else if (!isFirst) {
                text.append(' ');
                column++;
            }
            text.append(part);
            // The terminal breaks what fits on no line.
            column = (column + part.length() - 1) % columns + 1;
        }
        return text.toString();
    }

    /**
     * The lines of a text, at least one.
     *
     * @param width the most characters a line has, unless a single word is longer
     */
    public static List<String> lines(String text, int width) {
        return lines(List.of(text.split(" ", -1)), width, "");
    }

    /** The lines of words that must not be broken. Every line but the last gets an end, such as a backslash. */
    static List<String> lines(List<String> words, int width, String lineEnd) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            boolean isFirst = line.isEmpty();
            if (!isFirst && length(line) + 1 + length(word) + lineEnd.length() > width) {
                lines.add(line + lineEnd);
                line.setLength(0);
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
