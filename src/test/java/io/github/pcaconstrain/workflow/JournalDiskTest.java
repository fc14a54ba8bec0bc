package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.output.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal makes of a disk that fails, and that it can be opened again after any failure. */
@SuppressWarnings("NullAway.Init")
class JournalDiskTest {
    private static final String ISSUED = "{\"at\":\"2026-01-01T12:00:00Z\",\"step\":\"issued\"}\n";
    private static final String TESTED = "{\"at\":\"2026-01-01T12:00:00Z\",\"step\":\"tested\"}\n";
    private static final String GO_ON = "make it writable, and run the same command again, which goes on from there";

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private FullDisk disk;

    @BeforeEach
    void create() throws IOException {
        disk = new FullDisk(folder);
    }

    private JournalFile open() throws IOException {
        return JournalFile.open(disk.file(), disk, FolderLock.tryAcquire(folder).orElseThrow(), clock);
    }

    private String content() throws IOException {
        return Files.readString(disk.file());
    }

    @Test
    void aDiskThatTakesLittleAtATimeGetsEverythingAndKeepsItForGood() throws IOException {
        disk.isSlow = true;
        try (JournalFile journal = open()) {
            journal.write(Step.ISSUED);
            assertThat(disk.forced).isEqualTo(1);
            journal.write(Step.TESTED);
            assertThat(disk.forced).isEqualTo(2);
            assertThat(content()).isEqualTo(ISSUED + TESTED);
        }
        assertThat(disk.isOpen()).isFalse();
    }

    @Test
    void aLineThatDidNotFitIsTakenBackAndTheNextOneIsWritten() throws IOException {
        disk.canBeCut = true;
        try (JournalFile journal = open()) {
            journal.write(Step.ISSUED);
            disk.fill();
            assertThatThrownBy(() -> journal.write(Step.INSTALLED)).isInstanceOf(OutputFileException.class);
            assertThat(content()).isEqualTo(ISSUED);
            disk.empty();

            journal.write(Step.TESTED);

            assertThat(content()).isEqualTo(ISSUED + TESTED);
            assertThat(journal.entries()).extracting(JournalEntry::step).containsExactly(Step.ISSUED, Step.TESTED);
        }
    }

    /** After a failed flush, the system may have dropped what was written, and reports it once. */
    @Test
    void nothingCountsAsStoredAfterAFlushHasFailed() throws IOException {
        try (JournalFile journal = open()) {
            disk.isLosing = true;
            assertThatThrownBy(() -> journal.write(Step.ISSUED))
                    .isInstanceOfSatisfying(
                            OutputFileException.class, e -> assertThat(e.hint()).isEqualTo(GO_ON))
                    .hasMessage("cannot write " + disk.file() + ": the run's journal cannot be written");
            disk.isLosing = false;

            assertThatThrownBy(() -> journal.write(Step.TESTED)).isInstanceOf(OutputFileException.class);
            assertThat(disk.forced).isZero();
        }
    }

    @Test
    void whatCannotBeDeletedIsStillThere() throws IOException {
        try (JournalFile journal = open()) {
            journal.write(Step.ISSUED);
            disk.fill();
            assertThatThrownBy(journal::clear)
                    .isInstanceOfSatisfying(
                            OutputFileException.class, e -> assertThat(e.hint()).isEqualTo(GO_ON));
            assertThat(journal.entries()).hasSize(1);
            disk.empty();

            journal.clear();

            assertThat(journal.entries()).isEmpty();
            assertThat(content()).isEmpty();
            assertThat(disk.forced).isEqualTo(2);
        }
    }

    @Test
    void aJournalThatCannotBeClosedIsReleasedNevertheless() throws IOException {
        JournalFile journal = open();
        disk.isStuck = true;

        assertThatThrownBy(journal::close).isInstanceOf(OutputFileException.class);

        JournalFile.open(folder, clock).close();
    }

    @Test
    void aDamagedJournalIsReleasedForItsRepair() throws IOException {
        Files.writeString(disk.file(), ISSUED + "damaged\n");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        UnreadableInputException.class,
                        e -> assertThat(e.hint())
                                .isEqualTo("check in AWS what the run has done, then give another --out-dir"))
                .hasMessage(disk.file() + ":2: this version cannot read this line as a journal entry");
        assertThat(disk.isOpen()).isFalse();
    }

    @Test
    void aFolderWithADamagedJournalCanBeOpenedOnceItIsRepaired() throws IOException {
        Files.writeString(disk.file(), "damaged\n");
        assertThatThrownBy(() -> JournalFile.open(folder, clock)).isInstanceOf(UnreadableInputException.class);
        Files.writeString(disk.file(), ISSUED);

        try (JournalFile journal = JournalFile.open(folder, clock)) {
            assertThat(journal.entries()).hasSize(1);
            assertThat(journal.folder()).isEqualTo(folder);
        }
    }

    @Test
    void aFolderIsCreatedIfItCanBe() throws IOException {
        Path below = folder.resolve("a/b");
        assertThat(JournalFile.isIn(below)).isFalse();
        try (JournalFile journal = JournalFile.open(below, clock)) {
            journal.write(Step.CREATED, Map.of("arn", "a"));
        }
        assertThat(JournalFile.isIn(below)).isTrue();
        assertThat(JournalFile.peek(below)).hasSize(1);

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> JournalFile.open(file, clock))
                .isInstanceOfSatisfying(
                        OutputFileException.class,
                        e -> assertThat(e.hint()).isEqualTo("give another folder with --out-dir"))
                .hasMessageStartingWith("cannot write " + file.resolve("journal.jsonl") + ": ");
    }
}
