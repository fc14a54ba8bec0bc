package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.NeededTools;
import io.github.pcaconstrain.StartedTool;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A shell command at a terminal of its own, which {@code script} of util-linux makes: what is typed reaches the command
 * through the terminal, and what it writes is read as a person would, from the {@link Screen}. {@code pca-constrain} in
 * the command is the tool, started by the start script; $TOOL is its class path. Tests wait for what they expect to see, and never for a time.
 *
 * <pre>{@code
 * try (PseudoTerminal terminal = PseudoTerminal.in(folder).columns(100).run("pca-constrain install --from issued")) {
 *     terminal.waitFor("Install it? [y/N]").type("n\n");
 *     assertThat(terminal.waitForEnd()).isEqualTo(130);
 *     assertThat(terminal.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
 * }
 * }</pre>
 */
public final class PseudoTerminal implements AutoCloseable {
    /** What Ctrl-C types. */
    private static final String INTERRUPT = "\003";

    private static final long TIMEOUT = TimeUnit.MINUTES.toNanos(3);

    private final Process process;
    private final Screen screen;
    private final StringBuilder raw = new StringBuilder();
    private boolean isOver;

    private PseudoTerminal(Process process, Screen screen) {
        this.process = process;
        this.screen = screen;
    }

    /** How the terminal is to be. */
    public static final class Setting {
        private final Path folder;
        private final Map<String, String> environment = new TreeMap<>();
        private int columns = 80;
        private int rows = 24;

        private Setting(Path folder) {
            this.folder = folder;
            environment.put("TERM", "xterm-256color");
            environment.put("LC_ALL", "C.UTF-8");
            environment.put("HOME", folder.toString());
            environment.put("SHELL", "/bin/sh");
            environment.put("JAVA_HOME", System.getProperty("java.home", ""));
            environment.put("PCA_CONSTRAIN_NO_CACHE", "1");
            environment.put("PCA_CONSTRAIN_JAVA_OPTS", StartedTool.archiveOption());
            environment.put("TOOL", StartedTool.classPath());
        }

        public Setting columns(int number) {
            columns = number;
            return this;
        }

        public Setting rows(int number) {
            rows = number;
            return this;
        }

        /** Sets a variable. Those of the process that runs the tests are not there, but for PATH. */
        public Setting with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** Starts a shell command in the folder. */
        public PseudoTerminal run(String command) {
            try {
                environment.put("PATH", bin() + ":" + System.getenv().getOrDefault("PATH", ""));
                Path whole = Files.writeString(
                        Files.createTempFile(folder, "typed", ".sh"),
                        "stty cols %d rows %d\n%s\n".formatted(columns, rows, command));
                // Flushing everything, and ending with the exit code of the command.
                ProcessBuilder builder = new ProcessBuilder(
                                "script", "-qfec", "exec env --default-signal=INT sh '" + whole + "'", "/dev/null")
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
                builder.environment().clear();
                builder.environment().putAll(environment);
                PseudoTerminal terminal = new PseudoTerminal(builder.start(), new Screen(columns, rows));
                Thread reader = new Thread(terminal::read, "terminal");
                reader.setDaemon(true);
                reader.start();
                return terminal;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A folder with the tool. */
        private Path bin() throws IOException {
            Path bin = Files.createDirectories(folder.resolve("bin-of-the-terminal"));
            Path tool = bin.resolve("pca-constrain");
            Files.writeString(tool, """
                #!/bin/sh
                . '%s'
                find_java
                start '%s' "$@"
                """.formatted(
                            Path.of("src/main/dist/lib/start.sh").toAbsolutePath(), StartedTool.classPath()));
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
            return bin;
        }
    }

    /** A terminal of 80 columns and 24 lines, for a command that starts in this folder. */
    public static Setting in(Path folder) {
        NeededTools.need("script", "stty");
        return new Setting(folder.toAbsolutePath());
    }

    private void read() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[1 << 12];
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                String text = new String(buffer, 0, length);
                synchronized (this) {
                    raw.append(text);
                    screen.write(text);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // As good as its end.
        } finally {
            synchronized (this) {
                isOver = true;
                notifyAll();
            }
        }
    }

    /** Types keys; {@code \n} is Enter. */
    public PseudoTerminal type(String keys) {
        try {
            process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(this.toString(), e);
        }
    }

    /** Presses Ctrl-C. */
    public PseudoTerminal interrupt() {
        return type(INTERRUPT);
    }

    /** Waits until the screen shows a text, whatever becomes of it afterwards: it may already be erased. */
    public PseudoTerminal waitFor(String text) {
        return waitFor("'" + text + "'", line -> line.contains(text));
    }

    /** The same until a whole line matches a regular expression. */
    public PseudoTerminal waitForLine(String expression) {
        return waitFor(
                "a line like '" + expression + "'", Pattern.compile(expression).asMatchPredicate());
    }

    private PseudoTerminal waitFor(String what, Predicate<String> condition) {
        until(what, () -> isOver || hasShown(condition));
        if (!hasShown(condition)) {
            throw new AssertionError("the command has ended without showing " + what + "\n" + this);
        }
        return this;
    }

    private synchronized boolean hasShown(Predicate<String> condition) {
        return Stream.concat(screen.past().stream(), screen.lines().stream()).anyMatch(condition);
    }

    /** Waits for the end of the command, and returns its exit code. */
    public int waitForEnd() {
        until("its end", () -> isOver);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TIMEOUT;
        try {
            while (!condition.getAsBoolean()) {
                long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (rest <= 0) {
                    throw new AssertionError("still waiting for " + what + "\n" + this);
                }
                wait(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the screen shows, one line each. */
    public synchronized List<String> lines() {
        return screen.lines();
    }

    /** The last line that is not empty; empty where there is none. */
    public String lastLine() {
        List<String> lines = lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** What lines showed before they were erased or written over. */
    public synchronized List<String> past() {
        return screen.past();
    }

    /** Everything that was written, with all that steers the terminal. */
    public synchronized String raw() {
        return raw.toString();
    }

    @Override
    public String toString() {
        return String.join("\n", lines()) + "\n-- erased before:\n" + String.join("\n", past());
    }

    /** Ends the command, where it has not. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
