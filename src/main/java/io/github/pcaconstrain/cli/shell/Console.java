package io.github.pcaconstrain.cli.shell;

import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Where a command reads and writes.
 *
 * <p>The rules: {@code out} carries the result and nothing else, so that every command pipes. Everything else goes to
 * {@code err}, one line each, starting with the name of the tool: errors as {@code pca-constrain: ...} followed by a
 * {@code hint: ...}, warnings and notes with that word before them. The last line of a command that can change
 * something at AWS says what was changed, or "Nothing was changed." Messages start in lower case and end without a
 * period. Characters that could steer a terminal are written as escapes.
 *
 * @param in standard input
 * @param out standard output, in UTF-8
 * @param err standard error, in UTF-8
 * @param environment the environment variables
 * @param clock the one that all time is read from
 */
public record Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Clock clock) {
    public static final String NAME = "pca-constrain";
    private static final int BUFFER = 1 << 16;

    public Console {
        environment = Map.copyOf(environment);
        Objects.requireNonNull(clock, "clock");
    }

    /** The streams, environment and clock of this process. */
    public static Console ofProcess() {
        return new Console(
                System.in,
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Clock.systemUTC());
    }

    /** The present. */
    public Instant now() {
        return clock.instant();
    }

    public void error(String message, String hint) {
        out.flush();
        line("", message);
        if (!hint.isEmpty()) {
            err.println("hint: " + PrintableText.printable(hint));
        }
    }

    public void warning(String message) {
        line("warning: ", message);
    }

    public void note(String message) {
        line("note: ", message);
    }

    public void flush() {
        out.flush();
        err.flush();
    }

    private void line(String kind, String message) {
        err.println(NAME + ": " + kind + PrintableText.printable(message));
    }
}
