package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans and points of time as they are typed. */
public final class TimeSpan {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(s|min|m|h|d|w|mo|y)");

    private TimeSpan() {}

    /**
     * {@code 90s}, {@code 10min} (or {@code 10m}), {@code 12h}, {@code 30d}, {@code 2w}, {@code 6mo}, {@code 1y}, or as ISO
     * 8601 has it: {@code P30D}, {@code PT12H}, {@code P6M}.
     *
     * @param from when the span begins, which tells how long its months and years are
     * @throws InvalidOptionException if it is none of these
     */
    public static Duration parse(String option, String text, Instant from) {
        try {
            Matcher span = SPAN.matcher(text);
            return span.matches() ? length(Integer.parseInt(span.group(1)), span.group(2), from) : iso(text, from);
        } catch (DateTimeException e) {
            throw new InvalidOptionException(
                    option + ": '" + text + "' is no span of time",
                    "write it as 90s, 10min, 12h, 30d, 2w, 6mo or P30D");
        }
    }

    private static Duration length(int count, String unit, Instant from) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "min", "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            case "w" -> Duration.ofDays(7L * count);
            case "mo" -> length(Period.ofMonths(count), from);
            default -> length(Period.ofYears(count), from);
        };
    }

    // Weeks, months and years are a Period's alone, hours and what is shorter a Duration's; days are both's.
    private static Duration iso(String text, Instant from) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return length(Period.parse(text), from);
        }
    }

    private static Duration length(Period period, Instant from) {
        return Duration.between(from, from.atOffset(ZoneOffset.UTC).plus(period).toInstant());
    }

    /** A date, or a time with its offset: {@code 2026-12-31}, {@code 2026-12-31T12:00:00Z}. */
    public static Instant parseTime(String option, String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidOptionException(
                    option + ": '" + text + "' is no time", "write it as 2026-12-31 or 2026-12-31T12:00:00Z");
        }
    }
}
