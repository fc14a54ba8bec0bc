package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.output.FolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal keeps, and what it does not take for one. */
class JournalFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SettableClock clock = new SettableClock();

    private Path file() {
        return folder.resolve(JournalFile.NAME);
    }

    @Test
    void whatIsWrittenIsThereForTheNextRun() {
        List<JournalEntry> written;
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            journal.write(Step.REQUESTING, Map.of("token", "pc-1"));
            clock.advance(Duration.ofMillis(1));
            journal.write(Step.REQUESTED, Map.of("arn", "arn:\"\n\u00e4"));
            written = journal.entries();
        }
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            assertThat(journal.entries()).hasSize(2).isEqualTo(written);
            assertThat(journal.last(Step.REQUESTED).orElseThrow().detail("arn")).isEqualTo("arn:\"\n\u00e4");
            assertThat(journal.has(Step.ISSUED)).isFalse();
        }
    }

    @Test
    void whatManyThreadsWriteIsAllThereWhenTheyGoOn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Set<String> expected = ConcurrentHashMap.newKeySet();
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String arn = "arn:aws:" + i;
                writers.add(() -> {
                    journal.write(Step.PROBE_REMOVED, Map.of("arn", arn));
                    expected.add(arn);
                    return Files.readString(file()).contains("\"" + arn + "\"");
                });
            }

            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            assertThat(journal.entries())
                    .extracting(entry -> entry.detail("arn"))
                    .hasSize(200)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30})
    void aLineThatWasCutOffCountsForNothing(int cut) throws IOException {
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            journal.write(Step.REQUESTING, Map.of("token", "pc-1"));
            journal.write(Step.REQUESTED, Map.of("arn", "arn:aws:one"));
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - cut));

        try (JournalFile journal = JournalFile.open(folder, clock)) {
            assertThat(journal.entries()).extracting(JournalEntry::step).containsExactly(Step.REQUESTING);
            journal.write(Step.REQUESTED, Map.of("arn", "arn:aws:two"));
        }
        assertThat(Files.readAllLines(file())).hasSize(2).last().asString().contains("arn:aws:two");
    }

    @Test
    void aLineThatWasCutOffInsideACharacterCountsForNothing() throws IOException {
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            journal.write(Step.REQUESTING, Map.of("token", "pc-1"));
            journal.write(Step.PROBE_ANSWERED, Map.of("name", "dn:CN=M\u00fc\ud83d\ude00"));
        }
        byte[] whole = Files.readAllBytes(file());
        int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int end = first; end < whole.length; end++) {
            Files.write(file(), Arrays.copyOf(whole, end));

            try (JournalFile journal = JournalFile.open(folder, clock)) {
                assertThat(journal.entries()).as("cut at %s", end).hasSize(1);
            }
            assertThat(Files.size(file())).isEqualTo(first);
        }
    }

    /** As on a full disk, with a file system that cannot even take back what it has written. */
    @Test
    void nothingIsAddedToALineThatWasCutOff() throws IOException {
        FullDisk disk = new FullDisk(folder);
        try (JournalFile journal = JournalFile.open(
                disk.file(), disk, FolderLock.tryAcquire(folder).orElseThrow(), clock)) {
            journal.write(Step.ISSUED);
            disk.fill();

            assertThatThrownBy(() -> journal.write(Step.INSTALLED))
                    .isInstanceOfSatisfying(OutputFileException.class, e -> {
                        assertThat(e).hasMessageEndingWith(": the disk is full");
                        assertThat(e.hint()).contains("run the same command again");
                    });
            disk.empty();
            assertThatThrownBy(() -> journal.write(Step.TESTED)).isInstanceOf(OutputFileException.class);
        }
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            assertThat(journal.entries()).extracting(JournalEntry::step).containsExactly(Step.ISSUED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "null",
                "[]",
                "\"issued\"",
                "",
                "\u00ff\u00fe",
                "{\"at\":null,\"step\":\"issued\"}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":null}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"issued\",\"more\":null}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"issued\",\"more\":1}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"issued\"}{}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"requested\"}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"requested\",\"arn\":[\"arn:aws:one\"]}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"probe-requesting\",\"token\":\"1\"}",
                "{}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"invented\"}",
                "{\"at\":\"yesterday\",\"step\":\"issued\"}",
                "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":{}}"
            })
    void whatIsNoEntryIsNotPassedOver(String line) throws IOException {
        String sound = "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"issued\"}\n";
        Files.writeString(file(), sound + line + "\n" + sound, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JournalFile.open(folder, clock))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining(JournalFile.NAME + ":2");
        assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).isEqualTo(sound + line + "\n" + sound);
    }

    @Test
    void oneRunAtATimeHasIt() {
        try (JournalFile first = JournalFile.open(folder, clock)) {
            assertThatThrownBy(() -> JournalFile.open(folder, clock))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageContaining("another run is using");
            first.write(Step.ISSUED);
        }
        try (JournalFile second = JournalFile.open(folder, clock)) {
            assertThat(second.has(Step.ISSUED)).isTrue();
        }
    }

    @Test
    void aRunThatBeginsAnewForgets() throws IOException {
        try (JournalFile journal = JournalFile.open(folder, clock)) {
            journal.write(Step.ISSUED);
            journal.clear();
            journal.write(Step.REJECTED);
        }
        assertThat(Files.readString(file())).isEqualTo("{\"at\":\"2026-01-01T12:00:00Z\",\"step\":\"rejected\"}\n");
    }
}
