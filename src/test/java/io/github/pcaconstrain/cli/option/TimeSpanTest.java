package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of time as they are typed. */
class TimeSpanTest {
    private static final Instant LAST_OF_JANUARY = Instant.parse("2027-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90s, PT90S",
        "10min, PT10M",
        "10m, PT10M",
        "12h, PT12H",
        "30d, P30D",
        "2w, P14D",
        "P30D, P30D",
        "PT90S, PT90S",
        "P1DT12H, PT36H",
        "P2W, P14D",
        // As long as the months and years that follow: to 28 February, 31 July, 31 January 2028, and 31 January 2029.
        "1mo, P28D",
        "P1M, P28D",
        "6mo, P181D",
        "1y, P365D",
        "2y, P731D",
        "P1Y12M, P731D",
    })
    void aSpanIsReadInEachSpelling(String text, Duration length) {
        assertThat(TimeSpan.parse("--expires-within", text, LAST_OF_JANUARY)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "mo", "1.5d", "-3d", "30 d", "30days", "P", "1234567d", "1mo2d", "2026-12-31"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> TimeSpan.parse("--expires-within", text, LAST_OF_JANUARY))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("--expires-within: '" + text + "'");
    }
}
