package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.cli.shell.ColorMode;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the command line in-process, as at a terminal that can only append text: questions are asked by lines.
 *
 * @param terminal what there is
 * @param environment the environment variables
 */
public record TerminalRun(Terminal terminal, Map<String, String> environment) {
    private static final int COLUMNS = 200;
    private static final Map<String, String> PLAIN = Map.of("NO_COLOR", "1");

    /**
     * What a command did.
     *
     * @param exitCode its exit code
     * @param out its standard output
     * @param err its standard error
     */
    public record Outcome(int exitCode, String out, String err) {
        /** The last line of standard error. */
        public String lastLine() {
            List<String> lines = err.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    /** At a terminal. */
    public static TerminalRun dumb() {
        return new TerminalRun(new Terminal(true, false, true, true, COLUMNS, true, false, false), PLAIN);
    }

    /** At a terminal that a CI server lends. */
    public static TerminalRun ofCi() {
        return new TerminalRun(new Terminal(true, true, true, true, COLUMNS, true, true, false), PLAIN);
    }

    /** Without one. */
    public static TerminalRun none() {
        return new TerminalRun(Terminal.NONE, PLAIN);
    }

    public TerminalRun with(String variable, String value) {
        return new TerminalRun(terminal, Map.of("NO_COLOR", "1", variable, value));
    }

    /** Runs a command while these lines are typed, and Ctrl-D after them. */
    public Outcome run(String input, List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment,
                Clock.systemUTC(),
                terminal,
                ColorMode.NEVER,
                Optional.empty());
        int exitCode = Main.run(args.toArray(String[]::new), console);
        ListedExitCodes.require(exitCode, args.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
