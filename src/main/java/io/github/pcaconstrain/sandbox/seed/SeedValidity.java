package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** How long a certificate is valid, such as {@code 30d}, {@code 2w}, {@code 6mo} or {@code 5y}. */
record SeedValidity(Period period) {
    private static final Pattern SYNTAX = Pattern.compile("([1-9][0-9]{0,3})(d|w|mo|y)");

    static Optional<SeedValidity> of(Fields fields, String key) {
        return fields.text(key).map(text -> {
            Matcher matcher = SYNTAX.matcher(text);
            if (!matcher.matches()) {
                throw fields.find(key)
                        .orElseThrow()
                        .at()
                        .error("'" + text + "' is not a duration", "write it as 30d, 2w, 6mo or 5y");
            }
            int number = Integer.parseInt(matcher.group(1));
            return new SeedValidity(
                    switch (matcher.group(2)) {
                        case "d" -> Period.ofDays(number);
                        case "w" -> Period.ofWeeks(number);
                        case "mo" -> Period.ofMonths(number);
                        default -> Period.ofYears(number);
                    });
        });
    }

    /** The end of a validity period that begins now. */
    Instant after(Instant start) {
        return start.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    /** The same as the API's Validity. */
    static ObjectNode until(Instant end) {
        return Json.object().put("Type", "ABSOLUTE").put("Value", end.getEpochSecond());
    }
}
