package io.github.pcaconstrain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T00:00:00Z, now",
        "2026-06-01T00:00:59Z, now",
        "2026-06-01T00:01:00Z, in 1 minute",
        "2026-06-01T01:59:59Z, in 119 minutes",
        "2026-06-01T02:00:00Z, in 2 hours",
        "2026-06-02T23:59:59Z, in 47 hours",
        "2026-06-03T00:00:00Z, in 2 days",
        "2026-06-06T23:59:59Z, in 5 days",
        "2026-07-30T00:00:00Z, in 59 days",
        "2026-08-01T00:00:00Z, in 2 months",
        "2028-05-30T00:00:00Z, in 23 months",
        "2028-06-02T00:00:00Z, in 2 years",
        "2036-01-01T00:00:00Z, in 9 years",
        "9999-12-31T23:59:59Z, 'in 7,973 years'",
        "2026-05-31T23:59:30Z, now",
        "2026-05-30T00:00:00Z, 2 days ago",
        "1970-01-01T00:00:00Z, 56 years ago",
    })
    void distancesAreInTheUnitThatPeopleUse(Instant moment, String expected) {
        assertThat(Figures.distance(moment, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 errors", "1, 1 error", "2, 2 errors", "1234567, '1,234,567 errors'"})
    void numbersHaveTheirNoun(long number, String expected) {
        assertThat(Figures.of(number, "error")).isEqualTo(expected);
    }
}
