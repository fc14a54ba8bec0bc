package io.github.pcaconstrain.cli.apply;

import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import io.github.pcaconstrain.cli.shell.Console;
import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.Step;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A run over two accounts that ends at any entry of its journal is finished by the next: with one certificate. */
@SuppressWarnings("NullAway.Init")
class TwoAccountsCutOffTest {
    @TempDir
    static Path shared;

    private static TwoAccountWorld world;
    private static final Set<String> SIGNED = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        world = new TwoAccountWorld(shared, UnaryOperator.identity());
        world.misbehave((context, operation, input, next) -> {
            var answer = next.get();
            if (operation.equals("IssueCertificate")) {
                SIGNED.add(answer.path("CertificateArn").asString());
            }
            return answer;
        });
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Ends the run. */
    private static final class Cut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Ending(Journal journal, int last, boolean isBefore) implements Journal {
        @Override
        public List<JournalEntry> entries() {
            return journal.entries();
        }

        @Override
        public void write(Step step, Map<String, String> details) {
            boolean isLast = journal.entries().size() + 1 == last;
            if (isLast && isBefore) {
                throw new Cut();
            }
            journal.write(step, details);
            if (isLast) {
                throw new Cut();
            }
        }
    }

    private List<String> arguments(String ca) {
        return List.of(
                "--ca",
                ca,
                "--parent",
                world.root,
                "-p",
                "example.com",
                "--out-dir",
                folder + "/run",
                "--yes",
                "--skip-test",
                "--skip-impact",
                "--parent-role",
                ROLE,
                "--parent-external-id",
                EXTERNAL_ID,
                "--endpoint-url",
                world.sandbox().endpoint().toString());
    }

    /** The entries are accounts, requesting, requested, issued, installing, installed and tested. */
    @ParameterizedTest
    @CsvSource({
        "1, true",
        "1, false",
        "2, true",
        "2, false",
        "3, true",
        "3, false",
        "4, false",
        "5, false",
        "6, true",
        "6, false",
        "7, true"
    })
    void aRunThatIsCutOffIsFinishedByTheNext(int last, boolean isBefore) {
        SIGNED.clear();
        String ca = world.applications.pendingSubordinate("Cut off");

        assertThat(cutOff(ca, last, isBefore)).isTrue();
        List<String> again = new ArrayList<>(List.of("apply"));
        again.addAll(arguments(ca));
        Cli.Outcome outcome = new Cli(folder).run(again);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(SIGNED).hasSize(1);
        assertThat(world.applications
                        .sdk()
                        .describeCertificateAuthority(r -> r.certificateAuthorityArn(ca))
                        .certificateAuthority()
                        .statusAsString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void theRunHasSevenEntries() {
        assertThat(cutOff(world.applications.pendingSubordinate("Whole"), 8, true))
                .isFalse();
        assertThat(new Cli(folder).read("run/journal.jsonl").lines()).hasSize(7);
    }

    private boolean cutOff(String ca, int last, boolean isBefore) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, Map.of(), Clock.systemUTC());
        ApplyCommand command = new ApplyCommand(console, journal -> new Ending(journal, last, isBefore));
        try {
            new CommandLine(command.spec())
                    .setExecutionExceptionHandler((e, line, result) -> {
                        throw e;
                    })
                    .execute(arguments(ca).toArray(String[]::new));
            return false;
        } catch (Cut end) {
            return true;
        }
    }
}
