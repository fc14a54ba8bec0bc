package io.github.pcaconstrain.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Figures {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double DAYS_OF_YEAR = 365.2425;
    private static final double DAYS_OF_MONTH = DAYS_OF_YEAR / 12;
    private static final int MINUTES_UP_TO = 120;
    private static final int HOURS_UP_TO = 48;
    private static final int DAYS_UP_TO = 60;
    private static final int MONTHS_UP_TO = 24;

    private Figures() {}

    /** A number with separated thousands, such as 12,345. */
    public static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with its noun, such as 12,345 certificates. */
    public static String of(long number, String noun) {
        return of(number) + " " + (number == 1 ? noun : noun + "s");
    }

    /** Words as a title: with a capital at the start. */
    public static String title(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Words as a sentence: with a capital at the start and a period at the end. */
    public static String sentence(String words) {
        return title(words) + ".";
    }

    /** The day in UTC, such as 2026-12-31. */
    public static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    /** A moment to the second in UTC, such as 2026-12-31 12:00:00 UTC. */
    public static String moment(Instant moment) {
        return day(moment) + " " + LocalTime.ofInstant(moment, ZoneOffset.UTC).format(SECONDS) + " UTC";
    }

    /** How far away a moment is: {@code in 5 days}, {@code 3 hours ago}. Fractions are dropped. */
    public static String distance(Instant moment, Instant from) {
        Duration distance = Duration.between(from, moment);
        String length = length(distance.abs());
        return length.isEmpty() ? "now" : distance.isNegative() ? length + " ago" : "in " + length;
    }

    private static String length(Duration length) {
        long days = length.toDays();
        if (length.toMinutes() < MINUTES_UP_TO) {
            return length.toMinutes() == 0 ? "" : of(length.toMinutes(), "minute");
        }
        if (length.toHours() < HOURS_UP_TO) {
            return of(length.toHours(), "hour");
        }
        if (days < DAYS_UP_TO) {
            return of(days, "day");
        }
        long months = (long) (days / DAYS_OF_MONTH);
        return months < MONTHS_UP_TO ? of(months, "month") : of((long) (days / DAYS_OF_YEAR), "year");
    }
}
