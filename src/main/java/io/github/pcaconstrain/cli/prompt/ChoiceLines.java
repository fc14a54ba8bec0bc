package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.List;

/**
 * Rows of a list as lines of a terminal.
 *
 * @param list the list
 * @param columns how many characters a line may have
 */
record ChoiceLines(ChoiceList list, int columns) {
    private static final String GAP = "  ";
    private static final String MARK = "> ";
    private static final int WIDEST_CELL = 30;

    /**
     * One line a row.
     *
     * @param indexes those of the rows
     * @param marked the index of the row that Enter would choose; -1 for none
     */
    List<Styled> of(List<Integer> indexes, int marked) {
        int[] widths = widths(indexes);
        return indexes.stream()
                .map(index -> line(index, widths, index == marked))
                .toList();
    }

    private int[] widths(List<Integer> indexes) {
        int[] widths = new int
                [list.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0)];
        for (int index : indexes) {
            List<String> cells = list.rows().get(index).cells();
            for (int i = 0; i < cells.size(); i++) {
                widths[i] = Math.max(widths[i], TextWidth.of(cell(cells.get(i))));
            }
        }
        return widths;
    }

    private Styled line(int index, int[] widths, boolean isMarked) {
        ChoiceRow row = list.rows().get(index);
        int digits = String.valueOf(list.possible()).length();
        StringBuilder line = new StringBuilder(isMarked ? MARK : " ".repeat(MARK.length()));
        line.append(padded(row.isPossible() ? String.valueOf(index + 1) : "", -digits));
        for (int i = 0; i < widths.length; i++) {
            line.append(GAP).append(padded(cell(row.cells().get(i)), widths[i]));
        }
        String rest = row.isPossible() ? row.detail().get() : row.obstacle();
        line.append(GAP).append(PrintableText.printable(rest));
        String text = TextWidth.cut(line.toString().stripTrailing(), columns);
        return new Styled(text, isMarked ? Style.LITERAL : row.isPossible() ? Style.PLAIN : Style.DIMMED);
    }

    private static String cell(String text) {
        return TextWidth.cut(PrintableText.printable(text), WIDEST_CELL);
    }

    /** @param width the number of columns; negative for text at their right */
    private static String padded(String text, int width) {
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - TextWidth.of(text)));
        return width < 0 ? blanks + text : text + blanks;
    }
}
