package io.github.pcaconstrain.revocation;

import java.time.Instant;
import java.util.Objects;

/**
 * The published status of a certificate. Only answers signed by its issuer count, and only current ones count as good.
 */
public sealed interface RevocationStatus {
    /**
     * The certificate is revoked.
     *
     * @param source the origin of the answer, for messages
     * @param at the time of the revocation
     */
    record Revoked(String source, Instant at) implements RevocationStatus {
        public Revoked {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The certificate is not revoked.
     *
     * @param source the origin of the answer, for messages
     */
    record Good(String source) implements RevocationStatus {
        public Good {
            Objects.requireNonNull(source, "source");
        }
    }

    /**
     * The status is not known.
     *
     * @param reason the reason, for messages
     */
    record NotChecked(String reason) implements RevocationStatus {
        public NotChecked {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
