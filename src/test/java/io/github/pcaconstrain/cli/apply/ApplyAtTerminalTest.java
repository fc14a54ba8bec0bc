package io.github.pcaconstrain.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ShellWords;
import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.PseudoTerminal;
import io.github.pcaconstrain.workflow.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code apply} as a person at a terminal sees it. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init")
class ApplyAtTerminalTest {
    /** How many entries the journal has when the certificate is installed and the test begins. */
    private static final int INSTALLED = 7;

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

    private PseudoTerminal.Setting terminal() {
        return PseudoTerminal.in(folder)
                .columns(1000)
                .with("NO_COLOR", "1")
                .with("AWS_ACCESS_KEY_ID", "sandbox")
                .with("AWS_SECRET_ACCESS_KEY", "sandbox");
    }

    private String apply() {
        return "pca-constrain apply --ca %s --parent %s -p example.com --permit www.example.com --endpoint-url %s"
                .formatted(world.ca, world.root, world.endpoint());
    }

    /** The sandbox answers as soon as it is shown what it is waited for. */
    @Test
    void whatIsWaitedForIsShownAndErased() {
        Semaphore described = new Semaphore(0);
        Semaphore tested = new Semaphore(0);
        world.misbehave((context, name, input, next) -> {
            switch (name) {
                case "DescribeCertificateAuthority" -> pass(described);
                case "DescribeCertificate" -> pass(tested);
                default -> {}
            }
            return next.get();
        });
        try (PseudoTerminal terminal = terminal().run(apply() + " --yes")) {
            terminal.waitFor("waiting for AWS Private CA (DescribeCertificateAuthority)")
                    .waitForLine(".*, [1-9] s");
            described.release();
            terminal.waitFor("testing names: 0 of 1; waiting for the certificate for");
            tested.release();
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();

            assertThat(terminal.lines()).noneMatch(line -> line.contains("waiting for"));
            assertThat(terminal.lastLine()).startsWith("Next: pca-constrain audit " + world.ca);
        }
    }

    /** Waits until it has been released once. */
    private static void pass(Semaphore semaphore) {
        semaphore.acquireUninterruptibly();
        semaphore.release();
    }

    /** Has the first answer take twice as long as it takes until a person is shown what is waited for. */
    private void keepWaiting() {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        world.misbehave((context, name, input, next) -> {
            if (isFirst.getAndSet(false)) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            return next.get();
        });
    }

    @ParameterizedTest
    @CsvSource({"TERM, dumb", "CI, true"})
    void aLogGetsNothingThatSteersATerminal(String variable, String value) {
        keepWaiting();
        try (PseudoTerminal terminal = terminal().with(variable, value).run(apply() + " --yes")) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();

            assertThat(terminal.raw().replace("\r\n", "")).doesNotContain("\r", "\033");
        }
    }

    @Test
    void quietIsQuiet() {
        keepWaiting();
        try (PseudoTerminal terminal = terminal().run(apply() + " --yes -q >out")) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();

            assertThat(terminal.raw()).doesNotContain("waiting", "Next", "\033");
        }
    }

    @Test
    void jsonIsAllThatIsWrittenToStandardOutput() throws IOException {
        try (PseudoTerminal terminal = terminal().run(apply() + " --json >out")) {
            terminal.waitFor("Do it? [y/N]").type("y\n");
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
        }
        assertThat(Files.readString(folder.resolve("out"))).startsWith("{").endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\004"})
    void decliningChangesNothing(String answer) {
        try (PseudoTerminal terminal = terminal().run(apply())) {
            terminal.waitFor("sum       1 certificate to issue, 1 CA to change, up to 1 name to try")
                    .waitFor("Do it? [y/N]")
                    .type(answer);

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
        }
        assertThat(world.operations()).doesNotContain("IssueCertificate");
    }

    @Test
    void decliningATestChangesNothing() {
        String test = "pca-constrain test --ca %s --via pca --permit www.example.com --endpoint-url %s";
        try (PseudoTerminal terminal = terminal().run(test.formatted(world.ca, world.endpoint()))) {
            terminal.waitFor("Continue? [y/N]").type("n\n");

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
        }
    }

    @Test
    void issueNamesInstallAndDecliningThatChangesNothing() {
        String issue = "pca-constrain issue --ca %s --parent %s -p example.com --out-dir issued --endpoint-url %s";
        String next;
        try (PseudoTerminal terminal = terminal().run(issue.formatted(world.ca, world.root, world.endpoint()))) {
            assertThat(terminal.waitForEnd()).as(terminal.toString()).isZero();
            next = terminal.lastLine();
        }
        assertThat(next)
                .isEqualTo("Next: pca-constrain install --ca %s --from issued --endpoint-url %s"
                        .formatted(world.ca, world.endpoint()));
        try (PseudoTerminal terminal = terminal().run(next.substring("Next: ".length()))) {
            terminal.waitFor("Install it? [y/N]").type("n\n");

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
        }
    }

    @Test
    void ctrlCAtTheQuestionChangesNothing() {
        try (PseudoTerminal terminal = terminal().run(apply())) {
            terminal.waitFor("Do it? [y/N]").interrupt();

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.lastLine()).isEqualTo("Cancelled. Nothing was changed.");
        }
    }

    @Test
    void aPlanEndsWithNothingChanged() {
        try (PseudoTerminal terminal = terminal().run(apply() + " --dry-run")) {
            assertThat(terminal.waitForEnd()).isZero();
            assertThat(terminal.lastLine()).isEqualTo("Nothing was changed.");
        }
    }

    /** The sandbox holds an operation back until Ctrl-C has been pressed, so that the journal has come just that far. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        IssueCertificate                      | 1 | a certificate was issued, arn
        GetCertificate                        | 2 | a certificate was issued, arn
        ImportCertificateAuthorityCertificate | 4 | installed in arn
        RequestCertificate                    | 7 | a certificate was installed in arn
        DescribeCertificate                   | 8 | 1 test certificate requested and removed
        DeleteCertificate                     | 8 | 1 test certificate requested and removed
        """)
    void afterCtrlCTheLastLineSaysWhatWasDoneAndItsCommandGoesOn(String operation, int entries, String done)
            throws Exception {
        String command = interrupted(operation, entries, done, " --out-dir '" + folder.resolve("applied-here") + "'");

        Cli.Outcome next = new Cli(folder)
                .run(ShellWords.pipe(command).get(0).stream().skip(1).toList());

        assertThat(next.exitCode()).as(next.err()).isZero();
        requireFinished(next.err().lines().reduce("", (one, other) -> other));
    }

    @Test
    void theCommandThatGoesOnCanBeTyped() throws Exception {
        String command = interrupted("DescribeCertificate", 8, "1 test certificate requested and removed", "");

        try (PseudoTerminal next = terminal().run(command)) {
            assertThat(next.waitForEnd()).as(next.toString()).isZero();
            requireFinished(next.lastLine());
        }
    }

    /** Presses Ctrl-C during an operation, and returns the command of the last line. */
    private String interrupted(String operation, int entries, String done, String options) throws Exception {
        Semaphore reached = new Semaphore(0);
        Semaphore pressed = new Semaphore(0);
        world.misbehave((context, name, input, next) -> {
            if (name.equals(operation) && isInRun(entries)) {
                reached.release();
                pass(pressed);
            }
            return next.get();
        });
        try (PseudoTerminal terminal = terminal().run(apply() + options + " --yes")) {
            reached.acquire();
            terminal.interrupt().waitFor("^C");
            if (entries >= INSTALLED) { // Otherwise the run could finish before the signal is noticed.
                terminal.waitFor("interrupted; removing the test's certificates");
            }
            pressed.release();

            assertThat(terminal.waitForEnd()).isEqualTo(130);
            assertThat(terminal.toString()).doesNotContain("Exception");
            assertThat(terminal.lastLine())
                    .startsWith("Interrupted. Changed so far: ")
                    .contains(done)
                    .contains(" To continue: ");
            assertThat(terminal.lastLine().contains("a certificate was issued"))
                    .isEqualTo(journal().stream().anyMatch(entry -> entry.contains("\"requested\"")));
            assertThat(terminal.lastLine().contains("a certificate was installed"))
                    .isEqualTo(journal().stream().anyMatch(entry -> entry.contains("\"installed\"")));
            assertThat(world.managed()).isEmpty();
            return terminal.lastLine().split("To continue: ", 2)[1];
        }
    }

    private void requireFinished(String lastLine) throws IOException {
        assertThat(lastLine).startsWith("Next: ");
        assertThat(journal()).last().asString().contains("\"tested\"");
        assertThat(world.signedByRoot()).isOne();
    }

    private boolean isInRun(int entries) {
        try {
            return journal().size() >= entries;
        } catch (IOException e) {
            return false;
        }
    }

    private Path run() throws IOException {
        try (var folders = Files.newDirectoryStream(folder, "applied-*")) {
            for (Path each : folders) {
                return each;
            }
        }
        throw new IOException("no run");
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(run().resolve(JournalFile.NAME));
    }
}
