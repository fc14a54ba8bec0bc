package io.github.pcaconstrain.revocation;

import java.time.Instant;
import java.util.Objects;

/** What is published about a certificate. Only what is signed by its issuer counts, and only what is current counts as good. */
public sealed interface RevocationStatus {
    /**
     * It is revoked.
     *
     * @param source who says so, for a reader
     * @param at since when
     */
    record Revoked(String source, Instant at) implements RevocationStatus {
        public Revoked {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * It is not revoked.
     *
     * @param source who says so, for a reader
     */
    record Good(String source) implements RevocationStatus {
        public Good {
            Objects.requireNonNull(source, "source");
        }
    }

    /**
     * Nobody tells.
     *
     * @param reason why, for a reader
     */
    record NotChecked(String reason) implements RevocationStatus {
        public NotChecked {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
