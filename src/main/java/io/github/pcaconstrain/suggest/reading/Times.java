package io.github.pcaconstrain.suggest.reading;

import java.time.Instant;
import java.util.Optional;

/** Which certificates count. */
final class Times {
    private Times() {}

    /** Whether a certificate has expired by a moment, as {@code impact} understands it. */
    static boolean isExpired(long notAfter, Instant at) {
        return Instant.ofEpochSecond(notAfter).isBefore(at);
    }

    /** Whether a certificate was issued before those that found zones. */
    static boolean isEarlier(long notBefore, Optional<Instant> issuedAfter) {
        return issuedAfter.isPresent() && Instant.ofEpochSecond(notBefore).isBefore(issuedAfter.get());
    }
}
