package io.github.pcaconstrain.suggest.reading;

import java.time.Instant;
import java.util.Optional;

/** How an entry of a policy is used. Not thread-safe. */
public final class EntryUse {
    private static final long NEVER = Long.MIN_VALUE;

    private long certificates;
    private long newest = NEVER;
    private long last = -1;

    /**
     * Counts a certificate, once for all of its names.
     *
     * @param certificate its number, not negative
     */
    void add(long certificate, long notBefore) {
        if (last != certificate) {
            last = certificate;
            certificates++;
            newest = Math.max(newest, notBefore);
        }
    }

    void add(EntryUse other) {
        certificates += other.certificates;
        newest = Math.max(newest, other.newest);
    }

    /** How many certificates that have not expired have a name in it; names of lists count too. */
    public long certificates() {
        return certificates;
    }

    /** The start of the newest of them; empty if there are only names. */
    public Optional<Instant> newest() {
        return newest == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(newest));
    }
}
