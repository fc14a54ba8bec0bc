package io.github.pcaconstrain.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.failure.InvalidOptionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validities as they are typed. */
class ValidityTest {
    @ParameterizedTest
    @CsvSource({
        "1825d, DAYS, 1825",
        "26w, DAYS, 182",
        "3mo, MONTHS, 3",
        "18mo, MONTHS, 18",
        "18m, MONTHS, 18",
        "5y, YEARS, 5",
        "P30D, DAYS, 30",
        "P2W, DAYS, 14",
        "P18M, MONTHS, 18",
        "P1Y6M, MONTHS, 18",
        "P5Y, YEARS, 5",
        "2031-01-31, ABSOLUTE, 1927670399",
    })
    void aValidityIsReadInEachSpelling(String text, Validity.Unit unit, long value) {
        assertThat(Validity.parse(text)).isEqualTo(new Validity(unit, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "0d", "0mo", "mo", "3months", "5y6mo", "P0D", "P1M1D", "P-1Y", "PT12H", "2031-02-31"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Validity.parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
