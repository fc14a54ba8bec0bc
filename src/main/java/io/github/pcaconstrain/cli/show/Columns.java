package io.github.pcaconstrain.cli.show;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text in columns. A cell that is wider than its column moves the rest of its line. The last cell of a line is not
 * padded.
 */
public final class Columns {
    /** The width of severities, of which "warning" is the longest. */
    public static final int SEVERITY = 7;

    private final String gap;
    private final int[] widths;

    private Columns(int gap, int... widths) {
        this.gap = " ".repeat(gap);
        this.widths = widths;
    }

    /**
     * Columns of given widths.
     *
     * @param gap the number of spaces between columns
     * @param widths the widths of all columns but the last
     */
    public static Columns of(int gap, int... widths) {
        return new Columns(gap, widths.clone());
    }

    /**
     * Columns as wide as their contents.
     * @param gap the number of spaces between columns
     * @param rows all rows, each with as many cells as the first
     */
    public static Columns fitting(int gap, List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        return new Columns(
                gap,
                IntStream.range(0, columns)
                        .map(column -> widest(rows.stream().map(row -> row.get(column))))
                        .toArray());
    }

    /** The width of a column that holds these cells. */
    public static int widest(Stream<String> cells) {
        return cells.mapToInt(String::length).max().orElse(0);
    }

    /** A line, without its line feed. */
    public String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(cells[i]);
            if (i < cells.length - 1) {
                line.append(" ".repeat(Math.max(0, widths[i] - cells[i].length())))
                        .append(gap);
            }
        }
        return line.toString();
    }
}
