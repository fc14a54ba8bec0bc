package io.github.pcaconstrain.report;

/** Builds HTML; all text that goes in is escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /** A start tag with attributes: name, value, name, value. */
    Html open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** An element with text and nothing else. */
    Html element(String element, String text, String... attributes) {
        open(element, attributes).text(text);
        out.append("</").append(element).append('>');
        return this;
    }

    /** What is trusted: our own style and script. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isVisible(c) ? c : 0xfffd);
            }
        });
    }

    /** Neither a control nor a format character, such as one that turns the direction of what follows. */
    private static boolean isVisible(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c) && type != Character.FORMAT && type != Character.SURROGATE;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
