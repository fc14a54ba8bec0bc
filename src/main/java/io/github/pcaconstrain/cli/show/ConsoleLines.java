package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.shell.Wrapping;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines for people on the console. Changes are coloured, and on a terminal long lines are wrapped with an indent. */
public final class ConsoleLines {
    /** The start of a line, below which nothing is wrapped: spaces, and a label in its own column. */
    private static final Pattern LABEL = Pattern.compile(" *(?:[\\p{Alnum} ]{1,12}?  +)?");

    /** The indent of the rest of a line without a label. */
    private static final int HANGING = 4;

    private ConsoleLines() {}

    /** The lines with their line feeds. */
    public static String of(List<String> lines, Display display) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            append(text, new Styled(line, Style.ofChange(line)), display);
        }
        return text.toString();
    }

    /** Paragraphs, given as one line each, wrapped to the width of the terminal. */
    public static String prose(String paragraphs, Display display) {
        if (display.width().isEmpty()) {
            return paragraphs;
        }
        StringBuilder text = new StringBuilder();
        paragraphs
                .lines()
                .flatMap(line -> Wrapping.lines(line, display.pageWidth()).stream())
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Adds a line in a given style. */
    public static void append(StringBuilder text, Styled line, Display display) {
        if (display.width().isEmpty()) {
            text.append(display.line(line)).append('\n');
            return;
        }
        Matcher parts = LABEL.matcher(line.text());
        String label = parts.lookingAt() ? parts.group() : "";
        String words = line.text().substring(label.length());
        int indent = label.isBlank() ? label.length() + HANGING : label.length();
        String start = label;
        for (String part : Wrapping.lines(words, display.width().getAsInt() - indent)) {
            text.append(start)
                    .append(display.line(new Styled(part, line.style())))
                    .append('\n');
            start = " ".repeat(indent);
        }
    }
}
