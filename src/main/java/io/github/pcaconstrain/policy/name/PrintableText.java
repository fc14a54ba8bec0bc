package io.github.pcaconstrain.policy.name;

import java.util.Locale;

/** Describes characters that may be invisible, for messages. */
public final class PrintableText {
    private PrintableText() {}

    /** A character in words: {@code a space}, {@code '*'}, {@code the character U+00E9}. */
    public static String name(int codePoint) {
        if (codePoint == ' ') {
            return "a space";
        }
        if (codePoint >= '!' && codePoint <= '~') {
            return "'" + Character.toString(codePoint) + "'";
        }
        return String.format(Locale.ROOT, "the character U+%04X", codePoint);
    }

    /** The text with every control and non-ASCII format character written as an escape, safe for any terminal. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean plain = !Character.isISOControl(c)
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.SURROGATE
                    && type != Character.UNASSIGNED;
            if (plain) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return out.toString();
    }
}
