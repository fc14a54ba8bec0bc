package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.ca.Validity;
import io.github.pcaconstrain.cli.option.TimeSpanOption.Reading;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.failure.InvalidOptionException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --validity}: how long a certificate is to be valid, or until when. */
final class ValidityOption {
    private static final String HINT = "write it as 1825d, 18mo, 5y, P30D, 2031-01-31 or 2031-01-31T12:00Z";

    private final Option<Term> option = Option.read(
            "--validity",
            "TIME",
            "How long the certificate is valid, such as 1825d, 26w, 18mo or 5y, or until when: 2031-01-31 (the whole"
                    + " day in UTC) or 2031-01-31T12:00Z. Default: 5y, capped at one day before the parent expires.",
            Term.class,
            ValidityOption::read);
    private boolean isWarned;

    void addTo(CommandSpec command) {
        option.addTo(command);
    }

    /** Whether a point in time was given. */
    boolean isEnd() {
        return option.find().filter(End.class::isInstance).isPresent();
    }

    /**
     * The given validity.
     *
     * @param now when it begins
     * @param common receives one warning about an ambiguous spelling
     */
    Optional<Validity> find(Instant now, CommonOptions common) {
        return option.find().map(term -> {
            if (term instanceof Length length) {
                warn(length.reading(), common);
                return of(length.reading().span(), now, common::note);
            }
            return Validity.until(((End) term).end());
        });
    }

    private void warn(Reading reading, CommonOptions common) {
        if (!isWarned) {
            isWarned = true;
            reading.advice().ifPresent(advice -> common.warning(option.name() + ": " + advice));
        }
    }

    /** AWS takes a number of days, months or years, or an end to the second. */
    private static Validity of(TimeSpan span, Instant now, Notes notes) {
        Period period = span.period();
        boolean isWholeDays = span.time().equals(Duration.ofDays(span.time().toDays()));
        long days = period.get(ChronoUnit.DAYS) + span.time().toDays();
        if (isWholeDays && period.toTotalMonths() == 0) {
            return new Validity(Validity.Unit.DAYS, days);
        }
        if (isWholeDays && days == 0) {
            return period.getMonths() == 0
                    ? new Validity(Validity.Unit.YEARS, period.getYears())
                    : new Validity(Validity.Unit.MONTHS, period.toTotalMonths());
        }
        Validity validity = Validity.until(span.after(now));
        notes.add("AWS counts validity in days, months or years only, so this run requests an end date instead; to"
                + " resume it, give --validity "
                + Instant.ofEpochSecond(validity.value()));
        return validity;
    }

    private static Term read(String typed) {
        String text = typed.strip();
        boolean isTime = text.matches("[0-9]+-.*");
        try {
            return isTime ? until(text) : length(text);
        } catch (InvalidOptionException e) {
            throw new InvalidOptionException(String.valueOf(e.getMessage()), isTime ? e.hint() : HINT);
        }
    }

    private static End until(String text) {
        Instant end = PointInTime.parse(text).last();
        if (end.getEpochSecond() < 1) {
            throw new InvalidOptionException("'" + text + "' is in the past", HINT);
        }
        return new End(end);
    }

    private static Length length(String text) {
        Reading reading = Reading.of(text, Reading.CALENDAR);
        if (reading.span().average().compareTo(Duration.ofSeconds(1)) < 0) {
            throw new InvalidOptionException("'" + text + "' is zero", HINT);
        }
        return new Length(reading);
    }

    /** What was typed. */
    private sealed interface Term {}

    private record End(Instant end) implements Term {}

    private record Length(Reading reading) implements Term {}
}
