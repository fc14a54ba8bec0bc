package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.progress.Interruption;
import io.github.pcaconstrain.cli.progress.ProcessEnd;
import io.github.pcaconstrain.cli.shell.ColorMode;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.cli.shell.Terminal;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.JournalFile;
import io.github.pcaconstrain.workflow.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Ctrl-C at every entry of the journal of a run: the last line says what was done, and the command that it names goes on.
 * Nothing ends but the command: what the JVM would do at its end is done here by hand.
 */
@SuppressWarnings("NullAway.Init")
class ApplyInterruptedTest {
    /** With one probe; the row after the last shows that a run that nobody interrupts has no more. */
    private static final int ENTRIES = 10;

    private static final String CONTINUE = " To continue: pca-constrain ";

    @TempDir
    Path folder;

    private ApplyWorld world;

    @BeforeEach
    void start() {
        world = new ApplyWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    static Stream<String> moments() {
        return IntStream.rangeClosed(1, ENTRIES)
                .boxed()
                .flatMap(entry -> Stream.of("before " + entry, "after " + entry));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void theLastLineSaysWhatWasDoneAndItsCommandGoesOn(String moment) throws Exception {
        Interrupted run = new Interrupted(moment);
        String line = run.lastLine();

        assertThat(line)
                .startsWith("Interrupted. Changed so far: a certificate was issued, arn")
                .contains(CONTINUE);
        assertThat(line.contains("a certificate was installed in " + world.ca))
                .isEqualTo(run.entries.stream().anyMatch(entry -> entry.contains("\"installed\"")));
        assertThat(world.managed()).isEmpty();

        String command = line.substring(line.indexOf(CONTINUE) + CONTINUE.length());
        Cli.Outcome next = new Cli(folder).run(ShellWords.of(command));
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(journal()).last().asString().contains("\"tested\"");
        assertThat(world.signedByRoot()).isOne();
        assertThat(world.managed()).isEmpty();
        run.end();
    }

    @Test
    void aRunHasNoMoreEntries() throws IOException {
        assertThat(new Cli(folder).run(arguments()).exitCode()).isZero();
        assertThat(journal()).hasSize(ENTRIES);
    }

    private List<String> arguments() {
        return List.of(
                "apply",
                "--ca",
                world.ca,
                "--parent",
                world.root,
                "--endpoint-url",
                world.endpoint(),
                "-p",
                "example.com",
                "--permit",
                "www.example.com",
                "--out-dir",
                folder.resolve("run").toString(),
                "--yes");
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(folder.resolve("run").resolve(JournalFile.NAME));
    }

    /** A run that is interrupted at a moment, and has come to its end. */
    private final class Interrupted implements ProcessEnd {
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Interruption interruption = new Interruption(this);
        private final CompletableFuture<Thread> hook = new CompletableFuture<>();
        private final Thread command;
        private final CompletableFuture<JournalFile> journal = new CompletableFuture<>();
        private final List<String> entries;
        private volatile Thread registered = Thread.currentThread();
        private volatile boolean isOver;

        Interrupted(String moment) throws Exception {
            String[] words = moment.split(" ", -1);
            int last = Integer.parseInt(words[1]);
            Console console = new Console(
                    InputStream.nullInputStream(),
                    new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    Map.of(),
                    Clock.systemUTC(),
                    new Terminal(false, false, true, false, 0, true, false, true),
                    ColorMode.NEVER,
                    Optional.empty());
            ApplyCommand apply = new ApplyCommand(
                    console,
                    file -> {
                        journal.complete((JournalFile) file);
                        return new PressingCtrlC(file, last, words[0].equals("before"), this::press);
                    },
                    interruption);
            CommandLine tool = new CommandLine(CommandSpec.create().name("pca-constrain"))
                    .addSubcommand(new CommandLine(apply.spec()))
                    .setErr(new PrintWriter(Writer.nullWriter())); // how the command ends is not looked at
            command = new Thread(() -> tool.execute(arguments().toArray(String[]::new)), "command");
            command.setDaemon(true);
            command.start();
            hook.get(1, TimeUnit.MINUTES).join();
            entries = journal();
            journal.get().close(); // as the end of a process does
        }

        String lastLine() {
            List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
            return lines.get(lines.size() - 1);
        }

        @Override
        public void add(Thread thread) {
            thread.setDaemon(true);
            registered = thread;
        }

        @Override
        public void remove(Thread thread) {
            throw new IllegalStateException("it is about to end");
        }

        @Override
        public boolean isOver() {
            return isOver;
        }

        private void press() {
            registered.start();
            while (!interruption.isUnderWay()) {
                Thread.onSpinWait();
            }
            hook.complete(registered);
        }

        void end() throws InterruptedException {
            isOver = true;
            command.join();
        }
    }

    /** Presses Ctrl-C at an entry. */
    private record PressingCtrlC(Journal journal, int last, boolean isBefore, Runnable press) implements Journal {
        @Override
        public List<JournalEntry> entries() {
            return journal.entries();
        }

        @Override
        public synchronized void write(Step step, Map<String, String> details) {
            boolean isLast = journal.entries().size() + 1 == last;
            if (isLast && isBefore) {
                press.run();
            }
            journal.write(step, details);
            if (isLast && !isBefore) {
                press.run();
            }
        }
    }
}
