package io.github.pcaconstrain.report;

import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes HTML to a stream as it is produced, so that long pages take no more memory than short ones. All text is
 * escaped: certificates are written by strangers, and nothing in them may become markup, hide other text, or change its
 * direction.
 */
public final class Html {
    /** The most accents that a letter has in any language; more are only used to cover the lines above and below. */
    private static final int MAX_MARKS = 4;

    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /** A start tag. Attributes are given as name, value, name, value. */
    public Html open(String element, String... attributes) throws IOException {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    /** An end tag. */
    public Html close(String element) throws IOException {
        out.append("</").append(element).append('>');
        return this;
    }

    /** An end tag, and the end of the line in the file. */
    public Html closeLine(String element) throws IOException {
        close(element);
        out.append('\n');
        return this;
    }

    /** Text. */
    public Html text(String text) throws IOException {
        escape(text);
        return this;
    }

    /** An element that contains only text. */
    public Html element(String element, String text, String... attributes) throws IOException {
        return open(element, attributes).text(text).close(element);
    }

    /** The page's own style and script, which are trusted and not escaped. */
    Html raw(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    private void escape(String text) throws IOException {
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(marks > MAX_MARKS ? escaped(c) : visible(c));
            }
        }
    }

    /** Invisible characters are shown as they are on a terminal. */
    private static String visible(int c) {
        return PrintableText.printable(Character.toString(c));
    }

    private static String escaped(int c) {
        return "\\u{" + Integer.toHexString(c) + '}';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
