package io.github.pcaconstrain.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as they are typed. */
class PointInTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-31T00:00:00Z, 2026-12-31T23:59:59Z",
        "' 2026-12-31 ', 2026-12-31T00:00:00Z, 2026-12-31T23:59:59Z",
        "2028-02-29, 2028-02-29T00:00:00Z, 2028-02-29T23:59:59Z",
        "2026-12-31T12:00Z, 2026-12-31T12:00:00Z, 2026-12-31T12:00:00Z",
        "2026-12-31T12:00:00Z, 2026-12-31T12:00:00Z, 2026-12-31T12:00:00Z",
        "2026-12-31t12:00:00z, 2026-12-31T12:00:00Z, 2026-12-31T12:00:00Z",
        "2026-12-31 12:00:00Z, 2026-12-31T12:00:00Z, 2026-12-31T12:00:00Z",
        "2026-12-31T12:00+01:00, 2026-12-31T11:00:00Z, 2026-12-31T11:00:00Z",
        "2026-12-31T23:30:00-01:00, 2027-01-01T00:30:00Z, 2027-01-01T00:30:00Z",
        "2026-12-31T12:00:00-00:00, 2026-12-31T12:00:00Z, 2026-12-31T12:00:00Z",
        "2026-12-31T12:00:00.5Z, 2026-12-31T12:00:00.500Z, 2026-12-31T12:00:00.500Z",
        "2026-12-31T12:00:00.123456789012Z, 2026-12-31T12:00:00.123456789Z, 2026-12-31T12:00:00.123456789Z",
        // Leap seconds, as RFC 3339, section 5.8, writes the same one.
        "1990-12-31T23:59:60Z, 1990-12-31T23:59:59Z, 1990-12-31T23:59:59Z",
        "1990-12-31T15:59:60-08:00, 1990-12-31T23:59:59Z, 1990-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
        "0001-01-01, 0001-01-01T00:00:00Z, 0001-01-01T23:59:59Z",
    })
    void aTimeIsReadInEachSpelling(String text, Instant first, Instant last) {
        assertThat(PointInTime.parse(text)).isEqualTo(new PointInTime(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "12:00Z",
                "2026-12",
                "2026-12-31T",
                "2026-12-31T12Z",
                "2026-12-31Z",
                "20261231",
                "31.12.2026",
                "12026-12-31",
                "+2026-12-31",
                "-2026-12-31",
                "2026-12-31T12:00:00+0100",
                "2026-12-31T12:00:00+01",
                "2026-12-31T12:00:00[UTC]",
                "30d",
                "1798761600"
            })
    void anythingElseIsRefusedWithTheSpellings(String text) {
        assertThatThrownBy(() -> PointInTime.parse(text))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        e -> assertThat(e.hint()).isEqualTo("write it as 2026-12-31 or 2026-12-31T12:00Z"))
                .hasMessage("'" + text + "' is not a time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-04-31",
                "2026-12-31T24:00Z",
                "2026-12-31T12:60Z",
                "2026-12-31T12:00:61Z",
                "2026-12-31T12:00:60Z",
                "2026-12-31T23:59:60+01:00",
                "2026-12-31T12:00:00+19:00"
            })
    void whatTheCalendarDoesNotHaveIsRefused(String text) {
        assertThatThrownBy(() -> PointInTime.parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("'" + text + "' does not exist in the calendar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T12:00", "2026-12-31T12:00:00", "2026-12-31 12:00:00.5"})
    void aTimeThatCouldBeAnyZonesIsRefused(String text) {
        assertThatThrownBy(() -> PointInTime.parse(text))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class, e -> assertThat(e.hint()).contains(text + "Z"))
                .hasMessage("'" + text + "' has no UTC offset");
    }
}
