package io.github.pcaconstrain.cli.shell;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The terminal of the tool, if there is one. In doubt there is none: the tool must not wait for an answer that nobody
 * can give, and control codes must not get into logs.
 *
 * @param in whether standard input is a terminal
 * @param out whether standard output is one
 * @param err whether standard error is one
 * @param canAsk whether a question can be asked: standard input and standard error are a terminal. If it is unknown
 *     whether standard error is one, standard output must be
 * @param columns how many characters fit on a line; 0 if there is no terminal, or its width is unknown
 * @param isDumb whether it can only append text, as {@code TERM=dumb} says
 * @param isCi whether a CI server reads what is written, as {@code CI} says
 * @param isProcess whether the streams are those of the process; an embedded tool shows no progress
 */
public record Terminal(
        boolean in,
        boolean out,
        boolean err,
        boolean canAsk,
        int columns,
        boolean isDumb,
        boolean isCi,
        boolean isProcess) {
    /** No terminal at all, for a tool that is embedded. */
    public static final Terminal NONE = new Terminal(false, false, false, false, 0, false, false, false);

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    /**
     * The system property in which the start script passes what a shell can find out and Java cannot: which of the
     * descriptors 0, 1 and 2 are terminals, and how many columns there are, such as {@code 012:80}.
     */
    private static final String PROPERTY = "pca-constrain.terminal";

    /** The terminal of this process. */
    static Terminal ofProcess(Map<String, String> environment) {
        String told = System.getProperty(PROPERTY);
        return told == null ? TerminalLookup.find(environment) : parse(told, environment);
    }

    /** Parses what the start script has passed. */
    static Terminal parse(String told, Map<String, String> environment) {
        int colon = told.indexOf(':');
        String descriptors = colon < 0 ? told : told.substring(0, colon);
        boolean in = descriptors.indexOf('0') >= 0;
        boolean err = descriptors.indexOf('2') >= 0;
        return of(
                in,
                descriptors.indexOf('1') >= 0,
                err,
                in && err,
                colon < 0 ? 0 : columns(told.substring(colon + 1)),
                environment);
    }

    static Terminal of(
            boolean in, boolean out, boolean err, boolean canAsk, int columns, Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "");
        return new Terminal(
                in,
                out,
                err,
                canAsk,
                columns,
                "dumb".equals(environment.get("TERM")),
                !ci.isEmpty() && !ci.equals("false") && !ci.equals("0"),
                true);
    }

    private static int columns(String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The width of text for people, between 60 and 120 columns; empty if standard output is not a terminal, or its
     * width is unknown.
     */
    public OptionalInt width() {
        return out && columns > 0
                ? OptionalInt.of(Math.min(WIDEST, Math.max(NARROWEST, columns)))
                : OptionalInt.empty();
    }

    /** Whether a line on standard error can be redrawn. */
    public boolean canRedraw() {
        return err && !isDumb && !isCi;
    }
}
