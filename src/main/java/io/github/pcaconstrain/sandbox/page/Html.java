package io.github.pcaconstrain.sandbox.page;

/** HTML under construction. Everything except the tags written here is escaped. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** A start tag, with alternating names and values of attributes. A final name may lack a value. */
    Html open(String tag, String... attributes) {
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]);
            if (i + 1 < attributes.length) {
                text.append("=\"");
                escape(attributes[i + 1]);
                text.append('"');
            }
        }
        text.append('>');
        return this;
    }

    /** An end tag and a line feed. */
    Html close(String tag) {
        text.append("</").append(tag).append(">\n");
        return this;
    }

    /** An element that contains only text. */
    Html element(String tag, String content, String... attributes) {
        open(tag, attributes);
        escape(content);
        text.append("</").append(tag).append('>');
        return this;
    }

    /** Text. */
    Html text(String content) {
        escape(content);
        return this;
    }

    /** Trusted HTML, not escaped. */
    Html raw(String html) {
        text.append(html);
        return this;
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(isPlain(c) ? c : '\uFFFD');
            }
        }
    }

    /** Whether a character neither is a control character nor changes the direction of the text. */
    private static boolean isPlain(char c) {
        boolean isBidirectional = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return c == '\n' || (!Character.isISOControl(c) && !isBidirectional);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
