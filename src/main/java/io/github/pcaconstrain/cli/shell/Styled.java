package io.github.pcaconstrain.cli.shell;

import java.util.Objects;

/**
 * A text and its meaning. Its width is that of the text, since a {@link Display} adds the colour at the very end.
 * @param text the text, without a line feed
 * @param style its meaning
 */
public record Styled(String text, Style style) {
    public Styled {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(style, "style");
    }

    /** A text without a particular meaning. */
    public static Styled plain(String text) {
        return new Styled(text, Style.PLAIN);
    }

    /** A line of a plan or a difference. */
    public static Styled change(String line) {
        return new Styled(line, Style.ofChange(line));
    }

    /** The text, between the codes of its colour. */
    String colored() {
        return text.isEmpty() ? "" : style.on() + text + style.off();
    }

    /** Its width in columns. */
    public int width() {
        return text.codePointCount(0, text.length());
    }
}
