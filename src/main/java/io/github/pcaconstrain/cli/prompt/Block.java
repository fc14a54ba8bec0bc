package io.github.pcaconstrain.cli.prompt;

import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Styled;
import java.util.ArrayList;
import java.util.List;

/** A few lines at the end of the screen that are written again and again, with the cursor somewhere among them. */
final class Block {
    private final Console console;
    private List<Styled> shown = List.of();
    private int cursorRow;
    private int cursorColumn;

    Block(Console console) {
        this.console = console;
    }

    /**
     * Shows lines in place of those before.
     *
     * @param lines none may be wider than the terminal
     * @param row the line with the cursor
     * @param column the cursor's column
     */
    void show(List<Styled> lines, int row, int column) {
        if (lines.equals(shown) && row == cursorRow && column == cursorColumn) {
            return;
        }
        StringBuilder text = new StringBuilder(start());
        text.append(String.join("\n", colored(lines)));
        up(text, lines.size() - 1 - row);
        text.append('\r');
        if (column > 0) {
            text.append("\033[").append(column).append('C');
        }
        print(text);
        shown = List.copyOf(lines);
        cursorRow = row;
        cursorColumn = column;
    }

    /** The terminal has another width: lines may have been broken, so what is above is left alone. */
    void forget() {
        shown = List.of();
    }

    /** Shows what is to stay on the screen in place of the lines, and goes on below it. */
    void end(String last) {
        print(start() + last + '\n');
        shown = List.of();
        cursorRow = 0;
    }

    /** To the first line, which is erased with all below it. */
    private String start() {
        StringBuilder text = new StringBuilder();
        up(text, cursorRow);
        return text.append("\r\033[J").toString();
    }

    private static void up(StringBuilder text, int lines) {
        if (lines > 0) {
            text.append("\033[").append(lines).append('A');
        }
    }

    private List<String> colored(List<Styled> lines) {
        List<String> texts = new ArrayList<>();
        lines.forEach(line -> texts.add(console.errorDisplay().line(line)));
        return texts;
    }

    private void print(CharSequence text) {
        console.err().print(text);
        console.err().flush();
    }
}
