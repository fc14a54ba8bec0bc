package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration in the syntax of every option: {@code 90s}, {@code 10min}, {@code 12h}, {@code 30d}, {@code 2w},
 * {@code 6mo}, {@code 5y}, or ISO 8601, such as {@code P30D} and {@code PT90S}. The length of its months and years
 * depends on when it begins.
 * @param period years, months and days
 * @param time hours and shorter units
 */
public record TimeSpan(Period period, Duration time) {
    /** The possible spellings, for a hint. */
    static final String SPELLINGS = "90s, 10min, 12h, 30d, 2w, 6mo, 5y or P30D";

    static final TimeSpan ZERO = new TimeSpan(Period.ZERO, Duration.ZERO);

    private static final Pattern SHORT = Pattern.compile("([0-9]+)(ms|s|min|h|d|w|mo|y)");

    /** ISO 8601-1, 5.5.2.2. As in the JDK, only seconds may have a fraction. */
    private static final Pattern ISO = Pattern.compile(
            "P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?"
                    + "(?:T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,]([0-9]{1,9}))?S)?)?",
            Pattern.CASE_INSENSITIVE);

    private static final ChronoUnit[] ISO_UNITS = {
        ChronoUnit.YEARS,
        ChronoUnit.MONTHS,
        ChronoUnit.WEEKS,
        ChronoUnit.DAYS,
        ChronoUnit.HOURS,
        ChronoUnit.MINUTES,
        ChronoUnit.SECONDS
    };
    private static final int FRACTION = 8;
    private static final int NANO_DIGITS = 9;

    /** The last year that a certificate can name is 9999 (RFC 5280, section 4.1.2.5.2). */
    private static final int MOST_YEARS = 10_000;

    /** So many digits fit into any long. */
    private static final int MOST_DIGITS = 18;

    public TimeSpan {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(time, "time");
    }

    /**
     * Parses a duration.
     *
     * @throws InvalidOptionException if it is not a duration, or too long
     */
    public static TimeSpan parse(String text) {
        return find(text.strip())
                .orElseThrow(() ->
                        new InvalidOptionException("'" + text + "' is not a duration", "write it as " + SPELLINGS));
    }

    private static Optional<TimeSpan> find(String text) {
        Matcher brief = SHORT.matcher(text);
        if (brief.matches()) {
            return Optional.of(of(text, brief.group(1), unit(brief.group(2))));
        }
        Matcher iso = ISO.matcher(text);
        return iso.matches() ? Optional.of(iso(text, iso)) : Optional.empty();
    }

    private static ChronoUnit unit(String word) {
        return switch (word) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "min" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            case "w" -> ChronoUnit.WEEKS;
            case "mo" -> ChronoUnit.MONTHS;
            default -> ChronoUnit.YEARS;
        };
    }

    private static TimeSpan iso(String text, Matcher iso) {
        TimeSpan sum = ZERO;
        for (int i = 0; i < ISO_UNITS.length; i++) {
            if (iso.group(i + 1) != null) {
                sum = sum.plus(of(text, iso.group(i + 1), ISO_UNITS[i]));
            }
        }
        if (iso.group(FRACTION) != null) {
            String nanos = (iso.group(FRACTION) + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
            sum = sum.plus(new TimeSpan(Period.ZERO, Duration.ofNanos(Long.parseLong(nanos))));
        }
        return sum;
    }

    private static TimeSpan of(String text, String digits, ChronoUnit unit) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        long most = ChronoUnit.YEARS.getDuration().multipliedBy(MOST_YEARS).dividedBy(unit.getDuration());
        if (significant.length() > MOST_DIGITS || Long.parseLong(significant) > most) {
            throw new InvalidOptionException(
                    "'" + text + "' is longer than " + MOST_YEARS + " years", "write it as " + SPELLINGS);
        }
        long count = Long.parseLong(significant);
        return switch (unit) {
            case YEARS -> new TimeSpan(Period.ofYears((int) count), Duration.ZERO);
            case MONTHS -> new TimeSpan(Period.ofMonths((int) count), Duration.ZERO);
            case WEEKS -> new TimeSpan(Period.ofWeeks((int) count), Duration.ZERO);
            case DAYS -> new TimeSpan(Period.ofDays((int) count), Duration.ZERO);
            default -> new TimeSpan(Period.ZERO, Duration.of(count, unit));
        };
    }

    private TimeSpan plus(TimeSpan other) {
        return new TimeSpan(period.plus(other.period), time.plus(other.time));
    }

    /** Whether the duration is zero. */
    boolean isZero() {
        return period.isZero() && time.isZero();
    }

    /** Its end if it begins at this time. A month from 31 January ends on the last day of February. */
    public Instant after(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plus(period).plus(time).toInstant();
    }

    /** When it begins if it ends at this moment: a month before 31 March begins on the last of February. */
    public Instant before(Instant end) {
        return end.atOffset(ZoneOffset.UTC).minus(period).minus(time).toInstant();
    }

    /** Its length if it begins at this time. */
    public Duration from(Instant start) {
        return Duration.between(start, after(start));
    }

    /** Its length with months and years of average length, where exact days do not matter. */
    public Duration average() {
        return ChronoUnit.MONTHS
                .getDuration()
                .multipliedBy(period.toTotalMonths())
                .plusDays(period.get(ChronoUnit.DAYS))
                .plus(time);
    }
}
