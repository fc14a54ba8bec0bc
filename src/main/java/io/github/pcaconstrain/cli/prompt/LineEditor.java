package io.github.pcaconstrain.cli.prompt;

/** A line that is being typed, with its cursor. */
final class LineEditor {
    private final StringBuilder text = new StringBuilder();
    private int cursor;

    LineEditor() {
        this("");
    }

    /** A line that is there already, with the cursor behind it. */
    LineEditor(String initial) {
        text.append(initial);
        cursor = initial.length();
    }

    /** Whether the key has changed the line or moved its cursor. */
    boolean press(Key key) {
        switch (key.kind()) {
            case TEXT -> {
                String typed = printable(key.text());
                text.insert(cursor, typed);
                cursor += typed.length();
            }
            case LEFT -> cursor = before();
            case RIGHT -> cursor = after();
            case HOME -> cursor = 0;
            case END -> cursor = text.length();
            case BACKSPACE -> erase(before(), cursor);
            case DELETE -> erase(cursor, after());
            case ERASE_WORD -> erase(startOfWord(), cursor);
            case ERASE_BEFORE -> erase(0, cursor);
            case ERASE_AFTER -> erase(cursor, text.length());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What was pasted may have characters that control the terminal, or the direction of text: these are left out. */
    private static String printable(String typed) {
        return typed.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void erase(int from, int to) {
        text.delete(from, to);
        cursor = from;
    }

    private int before() {
        return cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1);
    }

    private int after() {
        return cursor == text.length() ? cursor : text.offsetByCodePoints(cursor, 1);
    }

    private int startOfWord() {
        int start = cursor;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        return start;
    }

    void clear() {
        erase(0, text.length());
    }

    String text() {
        return text.toString();
    }

    /** The part that fits into this many columns, with the cursor in it. */
    Visible visible(int room) {
        int[] points = text.codePoints().toArray();
        int at = text.codePointCount(0, cursor);
        int from = Math.max(0, at - Math.max(0, room - 1));
        int to = Math.min(points.length, from + room);
        return new Visible(new String(points, from, Math.max(0, to - from)), at - from);
    }

    /**
     * A part of the line.
     *
     * @param text the part
     * @param cursor how many characters of it are before the cursor
     */
    record Visible(String text, int cursor) {}
}
