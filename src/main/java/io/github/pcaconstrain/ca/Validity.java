package io.github.pcaconstrain.ca;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The validity of a requested certificate (API reference of AWS Private CA, type Validity).
 *
 * @param unit the unit
 * @param value the number of days, months or years; for ABSOLUTE, the end in seconds since 1970
 */
public record Validity(Unit unit, long value) {
    /** Units, named as in the API. */
    public enum Unit {
        DAYS,
        MONTHS,
        YEARS,
        ABSOLUTE
    }

    /** Refuses values that no certificate can have. */
    public Validity {
        Objects.requireNonNull(unit, "unit");
        if (value < 1) {
            throw new IllegalArgumentException("a validity of " + value);
        }
    }

    /** Creates a validity that ends at a time, to the second. */
    public static Validity until(Instant end) {
        return new Validity(Unit.ABSOLUTE, end.getEpochSecond());
    }

    /** The end of a certificate that is issued at this time, to the second. */
    public Instant end(Instant issued) {
        var start = issued.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        return switch (unit) {
            case DAYS -> start.plusDays(value).toInstant();
            case MONTHS -> start.plusMonths(value).toInstant();
            case YEARS -> start.plusYears(value).toInstant();
            case ABSOLUTE -> Instant.ofEpochSecond(value);
        };
    }

    /** The validity as text, such as {@code 5 years} or {@code until 2031-01-31T23:59:59Z}. */
    @Override
    public String toString() {
        if (unit == Unit.ABSOLUTE) {
            return "until " + Instant.ofEpochSecond(value);
        }
        String plural = unit.name().toLowerCase(java.util.Locale.ROOT);
        return value + " " + (value == 1 ? plural.substring(0, plural.length() - 1) : plural);
    }
}
