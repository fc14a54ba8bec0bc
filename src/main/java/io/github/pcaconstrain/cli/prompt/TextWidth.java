package io.github.pcaconstrain.cli.prompt;

import java.util.Objects;

/** How many columns of a terminal a text takes: CJK characters and emoji take two, combining marks none (UAX #11). */
final class TextWidth {
    private static final String CUT = "...";
    private static final int FIRST_EMOJI = 0x1F300;
    private static final int LAST_EMOJI = 0x1FAFF;

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> isFullwidth(point) || (point >= FIRST_EMOJI && point <= LAST_EMOJI);
        };
    }

    private static boolean isFullwidth(int point) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(point);
        return Objects.equals(block, Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS)
                || Objects.equals(block, Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION);
    }

    /** The text, or its beginning with an ellipsis if it takes more columns than these. */
    static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        int room = most - CUT.length();
        for (int point : text.codePoints().toArray()) {
            room -= of(point);
            if (room < 0) {
                break;
            }
            start.appendCodePoint(point);
        }
        return most < CUT.length() ? CUT.substring(0, Math.max(0, most)) : start + CUT;
    }
}
