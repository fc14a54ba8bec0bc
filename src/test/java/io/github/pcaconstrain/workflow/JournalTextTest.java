package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be read of a journal that another run may just be writing, or that is damaged. */
class JournalTextTest {
    private static final String SOUND = "{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"issued\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path file() {
        return folder.resolve(JournalFile.NAME);
    }

    /** Lines are separated by spaces here; + is a sound one, # is blank. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        ''              , 0, -
        + +             , 2, -
        + # +           , 2, -
        + broken +      , 2, line 2
        broken          , 0, line 1
        + {} null       , 2, line 3
        x + # y z       , 1, line 1 and 2 more
        + + [] y        , 2, line 3 and 1 more
        """)
    void soundLinesAreReadAndOthersAreNamed(String lines, int sound, @Nullable String damaged) throws IOException {
        Files.writeString(file(), lines.replace("+", SOUND).replace(" ", "\n").replace("#", " \t"));

        JournalText.Lines read = JournalText.lines(file());

        assertThat(read.whole()).hasSize(sound);
        assertThat(read.flaw())
                .isEqualTo(Optional.ofNullable(damaged).map(each -> each + " of " + file() + " cannot be read"));
        assertThat(JournalText.read(file())).isEqualTo(read.whole());
    }

    @Test
    void invalidOctetsDamageOneLineAtMost() throws IOException {
        Files.write(file(), ("{\"a\":\"\u00ff\"}\n\u00ff\n" + SOUND).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(JournalText.lines(file()).whole())
                .containsExactly(Map.of("a", "\ufffd"), Map.of("at", "2026-01-01T00:00:00Z", "step", "issued"));
        assertThat(JournalText.lines(file()).flaw()).contains("line 2 of " + file() + " cannot be read");
    }

    @Test
    void nothingIsReadOfWhatIsNoFile() {
        assertThat(JournalText.lines(file())).isEqualTo(new JournalText.Lines(List.of(), Optional.empty()));
        assertThat(JournalText.lines(folder))
                .isEqualTo(new JournalText.Lines(List.of(), Optional.of(folder + " is not a file")));
    }

    /** 64 KiB: a journal has no longer line, and no more is kept in memory of another file. */
    @ParameterizedTest
    @CsvSource({"65536, true", "65537, false"})
    void aLineThatIsTooLongIsDamaged(int length, boolean isSound) throws IOException {
        Files.writeString(file(), "{\"a\":\"" + "x".repeat(length - 8) + "\"}");

        assertThat(JournalText.lines(file()).whole()).hasSize(isSound ? 1 : 0);
        assertThat(JournalText.lines(file()).flaw().isEmpty()).isEqualTo(isSound);
    }

    @Test
    void whatIsNoEntryIsLeftOut() throws IOException {
        Files.writeString(file(), """
                {"at":"2026-01-01T00:00:00Z","step":"requested","arn":"one","more":null}
                {"at":"2026-01-01T00:00:01Z","step":"requested","arn":null}
                {"at":"2026-01-01T00:00:02Z","step":"requested"}
                {"at":null,"step":"issued"}
                {"at":"2026-01-01T00:00:03Z"}
                {"at":"2026-01-01T00:00:04Z","step":"dancing"}
                {"at":"tomorrow","step":"issued"}
                {"at":"2026-01-01T00:00:05Z","step":"own-revoked","serial":"01"}
                """);

        List<JournalEntry> entries = List.of(
                new JournalEntry(Step.REQUESTED, Instant.parse("2026-01-01T00:00:00Z"), Map.of("arn", "one")),
                new JournalEntry(Step.OWN_REVOKED, Instant.parse("2026-01-01T00:00:05Z"), Map.of("serial", "01")));
        assertThat(JournalText.entries(file())).isEqualTo(entries);
        assertThat(JournalFile.peek(folder)).isEqualTo(entries);
    }
}
