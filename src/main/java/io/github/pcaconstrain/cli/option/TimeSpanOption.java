package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** An option whose value is a duration. */
public final class TimeSpanOption {
    private static final String LABEL = "TIME";

    /** To a socket, a timeout of 0 is none. */
    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(1);

    private final Option<Reading> option;
    private boolean isWarned;

    private TimeSpanOption(Option<Reading> option) {
        this.option = option;
    }

    /** {@code --timeout}: 90 is read as seconds, and 2m as minutes. */
    public static TimeSpanOption timeout(String description) {
        return new TimeSpanOption(Option.read("--timeout", LABEL, description, Reading.class, text -> {
            Reading reading = Reading.of(text, Map.of("", "s", "m", "min"));
            if (reading.span().average().compareTo(LEAST_TIMEOUT) < 0) {
                throw new InvalidOptionException("'" + text + "' is zero", "give 1s or more");
            }
            return reading;
        }));
    }

    /** An option for a longer duration, such as the time until a certificate expires: 6m is read as months. */
    public static TimeSpanOption ofCalendar(String name, String description) {
        return new TimeSpanOption(Option.read(name, LABEL, description, Reading.class, text -> {
            Reading reading = Reading.of(text, Reading.CALENDAR);
            if (reading.span().isZero()) {
                throw new InvalidOptionException("'" + text + "' is zero", "give a duration such as 30d");
            }
            return reading;
        }));
    }

    /** An option whose value may be zero, and used to be a number of milliseconds. */
    public static TimeSpanOption ofMilliseconds(String name, String description) {
        return new TimeSpanOption(
                Option.read(name, LABEL, description, Reading.class, text -> Reading.of(text, Map.of("", "ms"))));
    }

    /** Adds the option to a command. */
    public void addTo(CommandSpec command) {
        option.addTo(command);
    }

    /** Whether it was given. */
    public boolean isGiven() {
        return option.isGiven();
    }

    /**
     * The given duration.
     * @param warnings receives one warning about an ambiguous spelling
     */
    public Optional<TimeSpan> find(Notes warnings) {
        Optional<Reading> reading = option.find();
        if (!isWarned) {
            isWarned = true;
            reading.flatMap(Reading::advice).ifPresent(advice -> warnings.add(option.name() + ": " + advice));
        }
        return reading.map(Reading::span);
    }

    /**
     * A duration as it was typed.
     * @param span the duration
     * @param advice a clearer spelling, if it was ambiguous
     */
    record Reading(TimeSpan span, Optional<String> advice) {
        /** The shorthand of options where {@code m} has always meant months. */
        static final Map<String, String> CALENDAR = Map.of("m", "mo");

        private static final String BARE = "[0-9]+";

        private static final Map<String, String> UNITS =
                Map.of("ms", "millisecond", "s", "second", "min", "minute", "mo", "month");

        /**
         * Reads a duration.
         * @param shorthand the units of "m" and of a number without a unit; what it lacks is refused
         */
        static Reading of(String typed, Map<String, String> shorthand) {
            String text = typed.strip();
            boolean isNumber = text.matches(BARE);
            if (!isNumber && !text.matches(BARE + "m")) {
                return new Reading(TimeSpan.parse(text), Optional.empty());
            }
            String number = isNumber ? text : text.substring(0, text.length() - 1);
            Optional<String> unit = Optional.ofNullable(shorthand.get(isNumber ? "" : "m"));
            if (unit.isEmpty()) {
                throw new InvalidOptionException(
                        "'" + text + "' " + (isNumber ? "has no unit" : "could be months or minutes"),
                        isNumber ? "write it as " + TimeSpan.SPELLINGS : "write " + number + "mo or " + number + "min");
            }
            String clear = number + unit.get();
            TimeSpan span = TimeSpan.parse(clear);
            return new Reading(
                    span,
                    span.isZero()
                            ? Optional.empty()
                            : Optional.of(
                                    "'" + text + "' is read as " + words(number, unit.get()) + "; write " + clear));
        }

        private static String words(String number, String unit) {
            String one = UNITS.getOrDefault(unit, unit);
            return number + " " + (number.equals("1") ? one : one + "s");
        }
    }
}
