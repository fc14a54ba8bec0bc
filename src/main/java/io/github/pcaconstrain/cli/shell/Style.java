package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.finding.Severity;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;

/** The meaning of a piece of text, which decides its colour. */
public enum Style {
    PLAIN,
    /** A good verdict. */
    PASSED(Ansi.Style.fg_green),
    /** A bad verdict, or an error. */
    FAILED(Ansi.Style.bold, Ansi.Style.fg_red),
    /** A warning, or a verdict that could not be reached. */
    WARNING(Ansi.Style.fg_yellow),
    /** Something to consider. */
    INFO(Ansi.Style.fg_cyan),
    /** Something new. */
    ADDED(Ansi.Style.fg_green),
    /** Something removed. */
    REMOVED(Ansi.Style.fg_red),
    /** Something changed. */
    CHANGED(Ansi.Style.fg_yellow),
    /** The heading of a section. */
    HEADING(Ansi.Style.bold, Ansi.Style.underline),
    /** Something to type, or that Enter would choose. */
    LITERAL(Ansi.Style.bold),
    /** What matters less, or cannot be chosen. */
    DIMMED(Ansi.Style.faint);

    @SuppressWarnings("ImmutableEnumChecker") // constants of picocli
    private final IStyle[] styles;

    Style(IStyle... styles) {
        this.styles = styles;
    }

    /** The style of a severity. */
    public static Style of(Severity severity) {
        return switch (severity) {
            case ERROR -> FAILED;
            case WARNING -> WARNING;
            case INFO -> INFO;
        };
    }

    /** The style of a line in a plan or a difference, from the sign at its start. */
    public static Style ofChange(String line) {
        String text = line.stripLeading();
        return text.length() < 2 || text.charAt(1) != ' '
                ? PLAIN
                : switch (text.charAt(0)) {
                    case '+' -> ADDED;
                    case '-' -> REMOVED;
                    case '!' -> WARNING;
                    case '~' -> CHANGED;
                    default -> PLAIN;
                };
    }

    String on() {
        return Ansi.Style.on(styles);
    }

    // Resets everything: on some terminals, the code that only ends bold underlines twice.
    String off() {
        return styles.length == 0 ? "" : Ansi.Style.reset.on();
    }
}
