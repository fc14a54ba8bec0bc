package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Where a command reads and writes.
 *
 * <p>The rules: only the result goes to {@code out}, so that every command can be used in a pipe. Everything else goes
 * to {@code err}, one line each (wrapped on a terminal), starting with the name of the tool: errors as {@code pca-constrain: ...} followed by a
 * {@code hint: ...}, warnings and notes with that word before them. A command that can change something at AWS ends
 * with a line about what was changed, or "Nothing was changed.", and a line with the next command. Progress is shown in
 * a {@link StatusLine}, which gives way to everything else. Messages start in lower case and end without a period.
 * Characters that could control a terminal are escaped.
 *
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param environment the environment variables
 * @param clock the only source of the current time
 * @param terminal which of the streams are a terminal
 * @param color when text for people is coloured
 * @param status the line that shows progress; empty if lines cannot be redrawn
 * @param asked is true while a question waits for its answer
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        Terminal terminal,
        ColorMode color,
        Optional<StatusLine> status,
        AtomicBoolean asked) {
    public static final String NAME = "pca-constrain";
    private static final int BUFFER = 1 << 16;

    public Console {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(color, "color");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(asked, "asked");
    }

    /** Creates a console without a terminal. */
    public Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Clock clock) {
        this(in, out, err, environment, clock, Terminal.NONE);
    }

    /** Creates a console whose text is coloured according to the environment. */
    public Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Clock clock,
            Terminal terminal) {
        this(in, out, err, environment, clock, terminal, ColorMode.AUTO, Optional.empty());
    }

    /** Creates a console on which no question is open. */
    public Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Clock clock,
            Terminal terminal,
            ColorMode color,
            Optional<StatusLine> status) {
        this(in, out, err, environment, clock, terminal, color, status, new AtomicBoolean());
    }

    /** The same, with another colour mode. */
    public Console with(ColorMode mode) {
        return new Console(in, out, err, environment, clock, terminal, mode, status, asked);
    }

    /** The streams, environment and clock of this process. */
    public static Console ofProcess() {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.ofProcess(environment);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        Optional<StatusLine> status = Optional.empty();
        if (terminal.canRedraw()) {
            StatusLine line = new StatusLine(err);
            out = terminal.out() ? line.guarded(out) : line.before(out);
            err = line.guarded(err);
            status = Optional.of(line);
        }
        return new Console(
                System.in,
                new PrintStream(new BufferedOutputStream(out, BUFFER), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                Clock.systemUTC(),
                terminal,
                ColorMode.AUTO,
                status);
    }

    /** The current time. */
    public Instant now() {
        return clock.instant();
    }

    /** How text for people is displayed on standard output. */
    public Display display() {
        boolean isWidthKnown = terminal.out() && terminal.columns() > 0;
        return new Display(
                color.isOn(terminal.out(), environment),
                isWidthKnown ? OptionalInt.of(terminal.columns()) : OptionalInt.empty());
    }

    /** How text for people is displayed on standard error. */
    public Display errorDisplay() {
        boolean isWidthKnown = terminal.err() && terminal.columns() > 0;
        return new Display(isErrorColored(), isWidthKnown ? OptionalInt.of(terminal.columns()) : OptionalInt.empty());
    }

    /** Prints a line on standard error that is not a message, such as one of a plan. */
    public void print(Styled line) {
        err.println(isErrorColored() ? line.colored() : line.text());
    }

    /** Prints a sentence on standard error that is not a message. */
    public void printSentence(Styled sentence) {
        print(new Styled(wrapped(0, sentence.text()), sentence.style()));
    }

    private boolean isErrorColored() {
        return color.isOn(terminal.err(), environment);
    }

    public void error(String message, String hint) {
        out.flush();
        message("", message);
        if (!hint.isEmpty()) {
            line("", "hint: ", hint);
        }
    }

    public void warning(String message) {
        message("warning: ", message);
    }

    public void note(String message) {
        message("note: ", message);
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    /** Stops showing progress, and leaves the terminal as the next program expects it. */
    public void end() {
        endProgress();
        out.flush();
    }

    /** Shows no more progress. Does not wait for what reads standard output, which may be a pager that nobody pages on. */
    public void endProgress() {
        status.ifPresent(StatusLine::end);
        err.flush();
    }

    /** Starts a new line, wherever typing has left the cursor. */
    public void beginLine() {
        if (status.isPresent()) {
            status.get().beginLine();
        } else if (terminal.err()) {
            err.println();
        }
    }

    /** Lets the user answer a question, which ends the line. */
    public <T> T asking(Supplier<T> question) {
        flush();
        asked.set(true);
        try {
            return status.isPresent() ? status.get().pausing(question) : question.get();
        } finally {
            asked.set(false);
        }
    }

    private void message(String kind, String message) {
        line(NAME + ": ", kind, message);
    }

    /** Prints lines that are neither messages nor part of a result, such as one about what was changed. */
    public void tell(String lines) {
        lines.lines().map(line -> wrapped(0, line)).forEach(err::println);
    }

    // Most messages belong to commands that are over at once, and go to no terminal.
    private String wrapped(int start, String text) {
        return terminal.err() && terminal.columns() > 0 ? Wrapping.message(start, text, terminal.columns()) : text;
    }

    // Colours are looked up only if there are any.
    private void line(String start, String kind, String message) {
        String text = wrapped(start.length() + kind.length(), PrintableText.printable(message));
        err.println(isErrorColored() ? MessageColors.line(start, kind, text) : start + kind + text);
    }
}
