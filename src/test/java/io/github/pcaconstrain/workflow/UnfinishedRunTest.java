package io.github.pcaconstrain.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which run of a folder a renewal resumes. */
class UnfinishedRunTest {
    private static final CaArn CA = TestPlans.CA;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The request is one for 30 days. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        true,  requesting
        true,  requesting requested issued installing
        true,  tested requesting
        false, ''
        false, requesting refused
        false, requesting rejected
        false, requesting requested issued installing installed testing tested
        false, requested
        """)
    void isOneThatHasRequestedAndHasNotEnded(boolean isUnfinished, String steps) throws IOException {
        write(steps, ",\"validity\":\"DAYS 30\",\"ca\":\"" + CA + "\"");

        assertThat(UnfinishedRun.in(folder, CA))
                .isEqualTo(
                        isUnfinished
                                ? Optional.of(new UnfinishedRun(new Validity(Validity.Unit.DAYS, 30)))
                                : Optional.empty());
    }

    @Test
    void isNotThatOfAnotherCaOrOneWithoutAValidity() throws IOException {
        write("requesting", ",\"validity\":\"DAYS 30\",\"ca\":\"" + TestPlans.PARENT + "\"");
        assertThat(UnfinishedRun.in(folder, CA)).isEmpty();

        write("requesting", ",\"validity\":\"DAYS 30\"");
        assertThat(UnfinishedRun.in(folder, CA)).isPresent();

        write("requesting", "");
        assertThat(UnfinishedRun.in(folder, CA)).isEmpty();
    }

    @Test
    void isNoneWithoutAJournal() {
        assertThat(UnfinishedRun.in(folder, CA)).isEmpty();
        assertThat(UnfinishedRun.in(folder.resolve("none"), CA)).isEmpty();
    }

    private void write(String steps, String details) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String step : steps.split(" ", -1)) {
            text.append("{\"at\":\"2026-01-01T00:00:00Z\",\"step\":\"" + step + "\",\"token\":\"t\",\"arn\":\"a\""
                    + details + "}\n");
        }
        Files.writeString(folder.resolve(JournalFile.NAME), text);
    }
}
