package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time in the syntax of every option: a day in UTC, {@code 2026-12-31}, or a time with an offset, such as
 * {@code 2026-12-31T12:00Z} or any other form of RFC 3339. It is parsed without the JDK's formatters, which take longer
 * to load than most commands take to run.
 *
 * @param first the time, or the start of the day
 * @param last the time, or the last second of the day
 */
public record PointInTime(Instant first, Instant last) {
    /** The possible spellings, for a hint. */
    static final String SPELLINGS = "2026-12-31 or 2026-12-31T12:00Z";

    /** RFC 3339, section 5.6, except that seconds are optional. */
    private static final Pattern TIME = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9})[0-9]*)?)?"
            + "([Zz]|[+-][0-9]{2}:[0-9]{2})?)?");

    private static final int HOUR = 4;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int OFFSET = 8;
    private static final int NANO_DIGITS = 9;
    private static final int LEAP_SECOND = 60;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    public PointInTime {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /** An option for a point in time. */
    public static Option<PointInTime> option(String name, String description) {
        return Option.read(name, "TIME", description, PointInTime.class, PointInTime::parse);
    }

    /**
     * Parses a time.
     *
     * @throws InvalidOptionException if it is not a time
     */
    public static PointInTime parse(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            throw new InvalidOptionException("'" + text + "' is not a time", "write it as " + SPELLINGS);
        }
        if (parts.group(HOUR) != null && parts.group(OFFSET) == null) {
            throw new InvalidOptionException(
                    "'" + text + "' has no UTC offset", "write it as " + text.strip() + "Z or +01:00");
        }
        try {
            LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
            return parts.group(HOUR) == null ? ofDay(day) : ofMoment(day, parts);
        } catch (DateTimeException e) {
            throw new InvalidOptionException(
                    "'" + text + "' does not exist in the calendar", "write it as " + SPELLINGS);
        }
    }

    private static PointInTime ofDay(LocalDate day) {
        return new PointInTime(
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                day.atTime(LAST_SECOND).toInstant(ZoneOffset.UTC));
    }

    private static PointInTime ofMoment(LocalDate day, Matcher parts) {
        int second = parts.group(SECOND) == null ? 0 : number(parts, SECOND);
        boolean isLeap = second == LEAP_SECOND;
        String fraction = parts.group(FRACTION) == null ? "" : parts.group(FRACTION);
        LocalTime time = LocalTime.of(
                number(parts, HOUR),
                number(parts, HOUR + 1),
                isLeap ? second - 1 : second,
                Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS)));
        Instant moment = LocalDateTime.of(day, time).toInstant(offset(parts.group(OFFSET)));
        if (isLeap && !moment.atOffset(ZoneOffset.UTC).toLocalTime().withNano(0).equals(LAST_SECOND)) {
            throw new DateTimeException("leap seconds end a day in UTC");
        }
        return new PointInTime(moment, moment);
    }

    private static ZoneOffset offset(String text) {
        return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
