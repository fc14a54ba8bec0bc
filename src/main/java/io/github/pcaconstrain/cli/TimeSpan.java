package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans and points of time as they are typed. */
final class TimeSpan {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhdw])");

    private TimeSpan() {}

    /** {@code 30d}, {@code 12h}, {@code 2w}, or as ISO 8601 has it: {@code P30D}, {@code PT12H}. */
    static Duration parse(String option, String text) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return switch (span.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofDays(7 * count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidOptionException(
                    option + ": '" + text + "' is no span of time", "write it as 30d, 12h, 2w or P30D");
        }
    }

    /** A date, or a time with its offset: {@code 2026-12-31}, {@code 2026-12-31T12:00:00Z}. */
    static Instant parseTime(String option, String text) {
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
