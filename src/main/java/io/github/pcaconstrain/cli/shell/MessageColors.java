package io.github.pcaconstrain.cli.shell;

/** The colours of messages on standard error. Only the first word of a message is coloured. */
final class MessageColors {
    private MessageColors() {}

    /**
     * A message.
     *
     * @param start the name of the tool, or nothing
     * @param kind the word for the kind of message; empty for an error
     */
    static String line(String start, String kind, String text) {
        return kind.isEmpty()
                ? new Styled(start, Style.FAILED).colored() + text
                : start + new Styled(kind, style(kind)).colored() + text;
    }

    private static Style style(String kind) {
        return switch (kind) {
            case "warning: " -> Style.WARNING;
            case "hint: " -> Style.LITERAL;
            default -> Style.INFO;
        };
    }
}
