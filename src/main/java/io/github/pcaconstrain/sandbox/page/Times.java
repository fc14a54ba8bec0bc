package io.github.pcaconstrain.sandbox.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time for people, in UTC. */
final class Times {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long DAYS_OF_TWO_MONTHS = 60;
    private static final long DAYS_OF_MONTH = 30;
    private static final long DAYS_OF_TWO_YEARS = 730;
    private static final long DAYS_OF_YEAR = 365;
    private static final long HOURS_OF_TWO_DAYS = 48;

    private Times() {}

    static String date(Instant time) {
        return DATE.format(time);
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** The date and time, to the second. */
    static String full(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How far away a time is, such as "in 5 years" or "3 days ago". */
    static String distance(Instant now, Instant time) {
        Duration distance = Duration.between(now, time).abs();
        String words = words(distance);
        return time.isAfter(now) ? "in " + words : words + " ago";
    }

    private static String words(Duration distance) {
        long days = distance.toDays();
        if (days >= DAYS_OF_TWO_YEARS) {
            return Math.round(days / (double) DAYS_OF_YEAR) + " years";
        }
        if (days >= DAYS_OF_TWO_MONTHS) {
            return Math.round(days / (double) DAYS_OF_MONTH) + " months";
        }
        if (distance.toHours() >= HOURS_OF_TWO_DAYS) {
            return days + " days";
        }
        return distance.toHours() >= 1 ? plural(distance.toHours(), "hour") : plural(distance.toMinutes(), "minute");
    }

    private static String plural(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
