package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.issuance.IssuanceFolder;
import io.github.pcaconstrain.issuance.TestRequests;
import io.github.pcaconstrain.output.OutputFile.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier run has left under a name that nobody chose is kept, and is in nobody's way. */
@SuppressWarnings("NullAway.Init")
class NumberedFolderTest {
    @TempDir
    Path folder;

    @Test
    void theFirstIsTheNameItself() {
        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued");
        assertThat(latest()).isEqualTo("issued");
    }

    @Test
    void aRunThatHasEndedIsLeftAlone() throws IOException {
        run("issued", "a.example.com", Step.ISSUED);
        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued-2");
        assertThat(latest()).isEqualTo("issued");

        run("issued-2", "b.example.com", Step.REJECTED);
        run("issued-10", "b.example.com", Step.ISSUED);
        Files.createDirectory(folder.resolve("issued-old"));
        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued-11");
        assertThat(forRun("a.example.com", Existing.REPLACE)).isEqualTo("issued-10");
        assertThat(latest()).isEqualTo("issued-10");
    }

    @Test
    void aRunThatWasCutOffGoesOnAndAnotherDoesNotGetIntoIt() {
        run("issued", "a.example.com", Step.REQUESTED);

        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued");
        assertThat(forRun("b.example.com", Existing.KEEP)).isEqualTo("issued-2");
    }

    @Test
    void filesWithoutAJournalAreKept() throws IOException {
        Files.createDirectory(folder.resolve("issued"));
        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued");

        Files.writeString(folder.resolve("issued").resolve(IssuanceFolder.CERTIFICATE), "");
        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued-2");
    }

    /** The step that opens it reports what is wrong; to make another folder would be to forget it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"step\": \"requesting\", \"at\": \"2026-01-01T00:00:00Z\"}",
                "{\"step\": \"requesting\", \"at\": \"yesterday\", \"token\": \"a\"}",
                "{\"step\": \"dancing\", \"at\": \"2026-01-01T00:00:00Z\"}",
                "{\"step\": null}",
                "[]",
                "no JSON"
            })
    void aDamagedJournalIsNotPassedOver(String line) throws IOException {
        Files.createDirectory(folder.resolve("issued"));
        Files.writeString(folder.resolve("issued").resolve(JournalFile.NAME), line + "\n");

        assertThat(forRun("a.example.com", Existing.KEEP)).isEqualTo("issued");
        assertThatThrownBy(() -> JournalFile.open(folder.resolve("issued"), Clock.systemUTC()))
                .isInstanceOf(UnreadableInputException.class);
    }

    private void run(String name, String policy, Step step) {
        try (JournalFile journal = JournalFile.open(folder.resolve(name), Clock.systemUTC())) {
            journal.write(Step.REQUESTING, RequestEntries.requesting(TestRequests.of(policy)));
            journal.write(Step.REQUESTED, Map.of("arn", "arn:aws:acm-pca:x"));
            journal.write(step);
        }
    }

    private String forRun(String policy, Existing existing) {
        return new NumberedFolder(folder.resolve("issued"))
                .forRun(TestRequests.of(policy), Signing.END, existing)
                .getFileName()
                .toString();
    }

    private String latest() {
        return new NumberedFolder(folder.resolve("issued"))
                .latest()
                .getFileName()
                .toString();
    }
}
