package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.suggest.Limits;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a suggestion is made from.
 *
 * @param at the time for which it is made; certificates that have expired by then found no zone
 * @param issuedAfter the earliest start of the certificates that found zones; empty for any
 * @param excludesExpired whether expired certificates are not even listed
 * @param perCa whether each issuer gets a policy of its own
 * @param limits what is wanted of a policy
 * @param threads how many threads read
 */
public record SuggestionOptions(
        Instant at, Optional<Instant> issuedAfter, boolean excludesExpired, boolean perCa, Limits limits, int threads) {
    public SuggestionOptions {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(issuedAfter, "issuedAfter");
        Objects.requireNonNull(limits, "limits");
    }
}
