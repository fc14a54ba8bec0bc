package io.github.pcaconstrain.workflow;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.fuzz.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Journals: what can be opened can be opened again, and says the same. */
public final class JournalTarget {
    private static final ScratchFolder FOLDER = new ScratchFolder("journal");

    private JournalTarget() {}

    public static void read(byte[] input) throws IOException {
        Path file = FOLDER.path().resolve(JournalFile.NAME);
        Files.write(file, input);
        JournalText.lines(file);
        JournalFile.peek(FOLDER.path());
        List<JournalEntry> entries;
        try (JournalFile journal = JournalFile.open(FOLDER.path(), Clock.systemUTC())) {
            entries = journal.entries();
        } catch (UnreadableInputException refused) {
            return; // as documented
        }
        try (JournalFile again = JournalFile.open(FOLDER.path(), Clock.systemUTC())) {
            same(again.entries(), entries, "opened again");
        }
    }
}
