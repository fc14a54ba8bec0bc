package io.github.pcaconstrain.ca;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a certificate is to be valid (API reference of AWS Private CA, type Validity).
 *
 * @param unit the unit
 * @param value days, months or years from the issue on; for ABSOLUTE, the end in seconds since 1970
 */
public record Validity(Unit unit, long value) {
    /** Units, named as in the API. */
    public enum Unit {
        DAYS,
        MONTHS,
        YEARS,
        ABSOLUTE
    }

    private static final Pattern RELATIVE = Pattern.compile("([1-9][0-9]{0,5})(d|w|mo|m|y)");
    private static final int DAYS_OF_A_WEEK = 7;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /** Refuses values that no certificate can have. */
    public Validity {
        Objects.requireNonNull(unit, "unit");
        if (value < 1) {
            throw new IllegalArgumentException("a validity of " + value);
        }
    }

    /** Until a moment, to the second. */
    public static Validity until(Instant end) {
        return new Validity(Unit.ABSOLUTE, end.getEpochSecond());
    }

    /**
     * Reads {@code 1825d}, {@code 26w}, {@code 18mo} (or {@code 18m}), {@code 5y}, the same by ISO 8601 such as
     * {@code P18M}, or the last day as {@code 2031-01-31}, which is valid to its end in UTC.
     *
     * @throws InvalidOptionException if it is none of these
     */
    public static Validity parse(String text) {
        Matcher relative = RELATIVE.matcher(text.strip());
        if (relative.matches()) {
            return of(Long.parseLong(relative.group(1)), relative.group(2));
        }
        try {
            if (text.strip().regionMatches(true, 0, "P", 0, 1)) {
                return of(Period.parse(text.strip()));
            }
            return until(LocalDate.parse(text.strip()).atTime(LAST_SECOND).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidOptionException(
                    "validity '" + text + "' is neither a number of days, months or years nor a date",
                    "give one such as 1825d, 18mo, 5y or 2031-01-31");
        }
    }

    private static Validity of(long count, String unit) {
        return switch (unit) {
            case "d" -> new Validity(Unit.DAYS, count);
            case "w" -> new Validity(Unit.DAYS, DAYS_OF_A_WEEK * count);
            case "y" -> new Validity(Unit.YEARS, count);
            default -> new Validity(Unit.MONTHS, count);
        };
    }

    // AWS takes one unit. Years and months are one, months and days are not.
    private static Validity of(Period period) {
        if (period.toTotalMonths() == 0) {
            return new Validity(Unit.DAYS, period.get(ChronoUnit.DAYS));
        }
        if (period.getDays() != 0) {
            throw new IllegalArgumentException("months and days");
        }
        return period.getMonths() == 0
                ? new Validity(Unit.YEARS, period.getYears())
                : new Validity(Unit.MONTHS, period.toTotalMonths());
    }

    /** When a certificate issued at this moment would end, to the second. */
    public Instant end(Instant issued) {
        var start = issued.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        return switch (unit) {
            case DAYS -> start.plusDays(value).toInstant();
            case MONTHS -> start.plusMonths(value).toInstant();
            case YEARS -> start.plusYears(value).toInstant();
            case ABSOLUTE -> Instant.ofEpochSecond(value);
        };
    }

    /** The validity for a reader, such as {@code 5 years} or {@code until 2031-01-31T23:59:59Z}. */
    @Override
    public String toString() {
        if (unit == Unit.ABSOLUTE) {
            return "until " + Instant.ofEpochSecond(value);
        }
        String plural = unit.name().toLowerCase(java.util.Locale.ROOT);
        return value + " " + (value == 1 ? plural.substring(0, plural.length() - 1) : plural);
    }
}
