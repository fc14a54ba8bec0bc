package io.github.pcaconstrain.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person sees after text was written to a terminal, as far as tools at a prompt steer it (ECMA-48): carriage
 * returns, cursor movements, erasing, lines that are too long, bold and coloured text. Nothing ever scrolls out of it.
 */
public final class Screen {
    private static final int TAB = 8;

    private static final char PLAIN = 0;
    private static final int BOLD = 1;
    private static final int BRIGHT = 8;

    private final int columns;
    private final int rows;
    private final List<Line> lines = new ArrayList<>(List.of(new Line()));
    private final List<String> past = new ArrayList<>();
    private final StringBuilder sequence = new StringBuilder();
    private int row;
    private int column;
    private char look = PLAIN;

    /**
     * Text that looks the same from its first to its last character.
     *
     * @param column where it starts, from 0
     * @param text what it says, without blanks at its ends
     * @param isBold whether it is bold
     * @param color one of the terminal's 16 colours, from 0; -1 for the colour of plain text
     */
    public record Span(int column, String text, boolean isBold, int color) {}

    /** A line, and how each of its characters looks: whether it is bold, and twice its colour, counted from 1. */
    private static final class Line {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder looks = new StringBuilder();

        void set(int column, char each, char look) {
            while (text.length() <= column) {
                text.append(' ');
                looks.append(PLAIN);
            }
            text.setCharAt(column, each);
            looks.setCharAt(column, look);
        }

        void insert(int column, int count) {
            text.insert(column, " ".repeat(count));
            looks.insert(column, String.valueOf(PLAIN).repeat(count));
        }

        void delete(int from, int to) {
            text.delete(from, to);
            looks.delete(from, to);
        }

        List<Span> spans() {
            List<Span> spans = new ArrayList<>();
            for (int from = 0, to; from < text.length(); from = to) {
                for (to = from + 1; to < text.length() && looks.charAt(to) == looks.charAt(from); ) {
                    to++;
                }
                String part = text.substring(from, to);
                if (!part.isBlank()) {
                    int blanks = part.length() - part.stripLeading().length();
                    char look = looks.charAt(from);
                    spans.add(new Span(from + blanks, part.strip(), (look & BOLD) != 0, (look >> 1) - 1));
                }
            }
            return spans;
        }

        @Override
        public String toString() {
            return text.toString().stripTrailing();
        }
    }

    public Screen(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Writes text to the terminal. */
    public void write(CharSequence text) {
        text.chars().forEach(each -> write((char) each));
    }

    private void write(char each) {
        if (sequence.length() > 0) {
            continueSequence(each);
            return;
        }
        switch (each) {
            case '\033' -> sequence.append(each);
            case '\r' -> column = 0;
            case '\n' -> moveTo(row + 1, column);
            case '\b' -> column = Math.max(0, column - 1);
            case '\t' -> column = Math.min(columns - 1, (column / TAB + 1) * TAB);
            case '\007' -> {}
            default -> print(each);
        }
    }

    private void print(char each) {
        if (column == columns) {
            moveTo(row + 1, 0);
        }
        Line line = lines.get(row);
        if (column < line.text.length() && line.text.charAt(column) != each && line.text.charAt(column) != ' ') {
            remember();
        }
        line.set(column++, each, look);
    }

    private void moveTo(int newRow, int newColumn) {
        row = Math.max(0, newRow);
        column = Math.max(0, Math.min(columns - 1, newColumn));
        while (lines.size() <= row) {
            lines.add(new Line());
        }
    }

    /** Escape sequences are ESC [ parameters letter; ESC ] text BEL; ESC and one or two other characters. */
    private void continueSequence(char each) {
        sequence.append(each);
        char kind = sequence.charAt(1);
        boolean isOver = switch (kind) {
            case '[' -> sequence.length() > 2 && each >= '@';
            case ']' -> each == '\007' || sequence.toString().endsWith("\033\\");
            case '(', ')' -> sequence.length() > 2;
            default -> true;
        };
        if (isOver) {
            String whole = sequence.toString();
            sequence.setLength(0);
            if (kind == '[') {
                control(whole.substring(2, whole.length() - 1), each);
            }
        }
    }

    private void control(String parameters, char letter) {
        if (parameters.startsWith("?")) {
            return; // modes of the terminal
        }
        String[] numbers = parameters.split(";", -1);
        int first = number(numbers[0], 0);
        int atLeastOne = Math.max(1, first);
        int top = Math.max(0, lines.size() - rows);
        switch (letter) {
            case 'A' -> moveTo(row - atLeastOne, column);
            case 'B' -> moveTo(row + atLeastOne, column);
            case 'C' -> moveTo(row, column + atLeastOne);
            case 'D' -> moveTo(row, column - atLeastOne);
            case 'G' -> moveTo(row, atLeastOne - 1);
            case 'd' -> moveTo(top + atLeastOne - 1, column);
            case 'H', 'f' -> moveTo(top + atLeastOne - 1, (numbers.length > 1 ? number(numbers[1], 1) : 1) - 1);
            case 'J' -> eraseLines(first);
            case 'K' -> eraseLine(first);
            case 'P' -> lines.get(row).delete(column, column + atLeastOne);
            case '@' ->
                lines.get(row).insert(Math.min(column, lines.get(row).text.length()), atLeastOne);
            case 'm' -> List.of(numbers).forEach(each -> look(number(each, 0)));
            default -> {}
        }
    }

    private void look(int code) {
        int color = look & ~BOLD;
        look = (char)
                switch (code / 10) {
                    case 0 -> code == 0 ? PLAIN : code == 1 ? look | BOLD : look;
                    case 2 -> code == 22 || code == 21 ? color : look;
                    case 3 -> (look & BOLD) | (code == 39 ? PLAIN : (code - 30 + 1) << 1);
                    case 9 -> (look & BOLD) | (code - 90 + BRIGHT + 1) << 1;
                    default -> look; // backgrounds
                };
    }

    private static int number(String text, int otherwise) {
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private void eraseLine(int which) {
        remember();
        Line line = lines.get(row);
        if (which == 1) {
            for (int i = 0; i < Math.min(line.text.length(), column + 1); i++) {
                line.set(i, ' ', PLAIN);
            }
        } else {
            int from = which == 0 ? Math.min(line.text.length(), column) : 0;
            line.delete(from, line.text.length());
        }
    }

    private void eraseLines(int which) {
        eraseLine(which);
        int from = which == 0 ? row + 1 : 0;
        int to = which == 1 ? row : lines.size();
        lines.subList(from, to).forEach(line -> line.delete(0, line.text.length()));
    }

    private void remember() {
        String text = lines.get(row).toString();
        if (!text.isEmpty()) {
            past.add(text);
        }
    }

    /** All lines, without blanks at their ends. */
    public List<String> lines() {
        List<String> all = new ArrayList<>(lines.stream().map(Line::toString).toList());
        while (!all.isEmpty() && all.get(all.size() - 1).isEmpty()) {
            all.remove(all.size() - 1);
        }
        return all;
    }

    /** All lines as they look. */
    public List<List<Span>> spans() {
        return lines.stream().limit(lines().size()).map(Line::spans).toList();
    }

    /** What lines showed before they were erased or written over, the oldest first. */
    public List<String> past() {
        return List.copyOf(past);
    }
}
