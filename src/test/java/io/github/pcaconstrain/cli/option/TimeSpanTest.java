package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time as they are typed. */
class TimeSpanTest {
    private static final Instant LAST_OF_JANUARY = Instant.parse("2027-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "90s, PT90S",
        "090s, PT90S",
        "' 90s ', PT90S",
        "0s, PT0S",
        "10min, PT10M",
        "12h, PT12H",
        "30d, P30D",
        "2w, P14D",
        "P30D, P30D",
        "p30d, P30D",
        "PT90S, PT90S",
        "PT0.5S, PT0.5S",
        "'PT0,25S', PT0.25S",
        "PT1.000000001S, PT1.000000001S",
        "P1DT12H, PT36H",
        "P2W, P14D",
        "P1W1D, P8D",
        // As long as the months and years that follow: to 28 February, 31 July, 31 January 2028, and 31 January 2029.
        "1mo, P28D",
        "P1M, P28D",
        "6mo, P181D",
        "1y, P365D",
        "2y, P731D",
        "P1Y12M, P731D",
        "P1M1DT1H, P29DT1H",
        "10000y, P3652425D",
    })
    void aLengthOfTimeIsReadInEachSpelling(String text, Duration length) {
        assertThat(TimeSpan.parse(text).from(LAST_OF_JANUARY)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "2028-01-31T00:00:00Z, 1mo, 2028-02-29T00:00:00Z",
        "2027-01-31T00:00:00Z, 1mo, 2027-02-28T00:00:00Z",
        "2027-01-31T00:00:00Z, 2mo, 2027-03-31T00:00:00Z",
        "2028-02-29T00:00:00Z, 1y, 2029-02-28T00:00:00Z",
        "2028-02-29T00:00:00Z, 4y, 2032-02-29T00:00:00Z",
        "2027-02-28T23:59:59Z, 1d, 2027-03-01T23:59:59Z",
        "2028-02-28T23:59:59Z, 1d, 2028-02-29T23:59:59Z",
        "2027-12-31T23:59:59Z, 1s, 2028-01-01T00:00:00Z",
        // Months first, then days, then hours, as ISO 8601 writes them.
        "2027-01-31T00:00:00Z, P1M1DT24H, 2027-03-02T00:00:00Z",
    })
    void monthsAndYearsEndOnTheSameDayOrTheLastOfTheMonth(Instant start, String text, Instant end) {
        assertThat(TimeSpan.parse(text).after(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "mo",
                "1.5d",
                "1.5h",
                "-3d",
                "+3d",
                "30 d",
                "30days",
                "30D",
                "P",
                "PT",
                "P1DT",
                "P-1D",
                "-P1D",
                "PT-5S",
                "P1.5D",
                "PT1.5H",
                "P1S",
                "PT1D",
                "P1D1M",
                "1mo2d",
                "2026-12-31",
                "1h30min",
                "٣d",
                "1e3s"
            })
    void anythingElseIsRefusedWithTheSpellings(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class, e -> assertThat(e.hint()).contains("10min", "6mo", "P30D"))
                .hasMessage("'" + text + "' is not a duration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10001y",
                "P10001Y",
                "120001mo",
                "3652426d",
                "99999999999999999999s",
                "9223372036854775807ms",
                "PT9223372036854775808S",
                "999999999999999999h"
            })
    void whatIsLongerThanAnythingLastsIsRefused(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("'" + text + "' is longer than 10000 years");
    }
}
