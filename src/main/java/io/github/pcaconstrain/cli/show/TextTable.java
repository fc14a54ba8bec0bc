package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.shell.Wrapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Text for people in columns, each as wide as its contents. On a terminal, the last column is wrapped; in a pipe, each
 * row is a line. Long tables may be printed in pieces, whose columns never get narrower.
 */
public final class TextTable {
    /** If less than this is left of a terminal's width, the last column is put below the others. */
    private static final int LEAST_LAST = 32;

    private static final int INDENT = 4;

    private final int gap;
    private final int leastLast;
    private final List<List<Styled>> rows = new ArrayList<>();
    private int[] widths = {};

    /**
     * An empty table.
     *
     * @param gap the number of spaces between columns
     */
    public TextTable(int gap) {
        this(gap, LEAST_LAST);
    }

    /**
     * An empty table.
     *
     * @param gap the number of spaces between columns
     * @param leastLast if less than this is left of a terminal's width, the last column is put below the others
     */
    public TextTable(int gap, int leastLast) {
        this.gap = gap;
        this.leastLast = leastLast;
    }

    /** Adds a row, with as many cells as every other; the last cell may be empty. */
    public TextTable row(Styled... cells) {
        if (widths.length == 0) {
            widths = new int[cells.length - 1];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].width());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The number of rows that have not been printed. */
    public int size() {
        return rows.size();
    }

    /** Whether every row fits on a line, as it always does where there is no terminal. */
    public boolean fits(Display display) {
        int column = column();
        int left = display.width().orElse(Integer.MAX_VALUE) - column;
        return rows.stream().allMatch(row -> row.get(row.size() - 1).width() <= left);
    }

    /** Where the last column starts. */
    private int column() {
        int column = widths.length * gap;
        for (int width : widths) {
            column += width;
        }
        return column;
    }

    /** The rows as lines with their line feeds, in the current columns. They are removed from the table. */
    public String print(Display display) {
        StringBuilder text = new StringBuilder();
        for (List<Styled> row : rows) {
            append(text, row, display);
        }
        rows.clear();
        return text.toString();
    }

    private void append(StringBuilder text, List<Styled> row, Display display) {
        int last = row.size() - 1;
        Styled reason = row.get(last);
        int column = column();
        int left = display.width().orElse(Integer.MAX_VALUE) - column;
        boolean isBelow = left < leastLast && reason.width() > left;
        int end = isBelow ? last : row.size();
        while (end > 0 && row.get(end - 1).text().isEmpty()) {
            end--;
        }
        for (int i = 0; i < last; i++) {
            String padding = i + 1 < end ? " ".repeat(widths[i] - row.get(i).width() + gap) : "";
            text.append(display.line(row.get(i), Styled.plain(padding)));
        }
        int indent = isBelow ? INDENT : column;
        List<String> lines = display.width().isEmpty()
                ? List.of(reason.text())
                : Wrapping.lines(reason.text(), display.width().getAsInt() - indent);
        for (int i = 0; i < lines.size(); i++) {
            String start = i > 0 || isBelow ? "\n" + " ".repeat(indent) : "";
            text.append(start).append(display.line(new Styled(lines.get(i), reason.style())));
        }
        text.append('\n');
    }
}
