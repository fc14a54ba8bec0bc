package io.github.pcaconstrain.cli.shell;

import java.util.OptionalInt;

/**
 * How text for people is displayed at its destination.
 *
 * @param isColored whether styles become colours
 * @param width the width of the terminal in columns; empty if there is no terminal, so that nothing is wrapped
 */
public record Display(boolean isColored, OptionalInt width) {
    /** A pipe or a file: one record per line, without colours. */
    public static final Display PLAIN = new Display(false, OptionalInt.empty());

    private static final int LEAST_PAGE = 60;
    private static final int USUAL_PAGE = 80;
    private static final int WIDEST_PAGE = 120;

    /** A line, or a part of one, without its line feed. */
    public String line(Styled... parts) {
        StringBuilder line = new StringBuilder();
        for (Styled part : parts) {
            line.append(isColored ? part.colored() : part.text());
        }
        return line.toString();
    }

    /** The width of prose: that of the terminal, up to what is comfortable to read. */
    public int pageWidth() {
        return Math.max(LEAST_PAGE, Math.min(width.orElse(USUAL_PAGE), WIDEST_PAGE));
    }
}
