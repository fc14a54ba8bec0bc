package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** When a certificate is valid: the first and the last second. */
public record ValidityPeriod(Instant notBefore, Instant notAfter) {
    /** The {@link AwsError#reason} of errors about the validity. */
    public static final String REASON = "DURATION";

    /** "NotBefore is set to issuance time minus 60 minutes", for clocks that are behind. */
    private static final long BACKDATED_MINUTES = 60;

    private static final int UTC_DIGITS = 12;
    private static final int GENERALIZED_DIGITS = 14;
    private static final int FIRST_YEAR_OF_1900S = 50;

    /** The last date that GeneralizedTime can express. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    /**
     * The validity that a request asks for.
     *
     * @param now what a relative end is relative to, whenever the certificate becomes valid
     * @throws AwsError ValidationException if it makes no sense, or ends before it begins
     */
    public static ValidityPeriod of(JsonNode request, Instant now) {
        Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
        Instant notBefore = Json.has(request, "ValidityNotBefore")
                ? start(request.get("ValidityNotBefore"))
                : issued.minus(BACKDATED_MINUTES, ChronoUnit.MINUTES);
        Instant notAfter = end(request.get("Validity"), issued);
        if (!notAfter.isAfter(issued) || !notAfter.isAfter(notBefore)) {
            throw invalid("The validity must end after it begins, and after now");
        }
        if (notAfter.isAfter(END_OF_TIME)) {
            throw invalid("The validity must end before the year 10000");
        }
        return new ValidityPeriod(notBefore, notAfter);
    }

    private static Instant start(JsonNode validity) {
        if (!Json.text(validity, "Type").equals("ABSOLUTE")) {
            throw invalid("ValidityNotBefore must be of type ABSOLUTE");
        }
        return end(validity, Instant.EPOCH);
    }

    private static Instant end(JsonNode validity, Instant issued) {
        long value = Json.member(validity, "Value").longValue();
        try {
            return switch (Json.text(validity, "Type")) {
                case "END_DATE" -> endDate(value);
                case "ABSOLUTE" -> Instant.ofEpochSecond(value);
                case "DAYS" -> later(issued, Period.ofDays(Math.toIntExact(value)));
                case "MONTHS" -> later(issued, Period.ofMonths(Math.toIntExact(value)));
                case "YEARS" -> later(issued, Period.ofYears(Math.toIntExact(value)));
                default -> throw new IllegalStateException("the shape lets no other type through");
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid("The validity's value " + value + " is out of range for its type");
        }
    }

    private static Instant later(Instant issued, Period period) {
        return issued.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    // YYMMDDHHMMSS or YYYYMMDDHHMMSS as a number, so leading zeros may be missing.
    private static Instant endDate(long value) {
        String digits = Long.toString(value);
        if (digits.length() > GENERALIZED_DIGITS) {
            throw new DateTimeException("too many digits");
        }
        if (digits.length() > UTC_DIGITS) {
            digits = "0".repeat(GENERALIZED_DIGITS - digits.length()) + digits;
        } else {
            digits = "0".repeat(UTC_DIGITS - digits.length()) + digits;
            boolean isLastCentury = Integer.parseInt(digits.substring(0, 2)) >= FIRST_YEAR_OF_1900S;
            digits = (isLastCentury ? "19" : "20") + digits;
        }
        return LocalDateTime.parse(digits, GENERALIZED).toInstant(ZoneOffset.UTC);
    }

    static AwsError invalid(String message) {
        return AwsError.validation(message).because(REASON);
    }
}
