package io.github.pcaconstrain.probing.channel;

import java.util.Optional;

/** A service through which names are tested. Thread-safe. */
public interface Channel {
    /** The service. */
    ProbeService service();

    /** Why this name cannot be tested here at all; empty if it can. */
    Optional<Answer> untestable(Probe probe);

    /**
     * Creates the request for a certificate with the name, without sending it.
     *
     * @param token at most 32 letters and digits; the same token requests the same certificate
     */
    ProbeRequest request(Probe probe, String token);

    /** Where requests are sent. */
    ProbeBackends services();

    /** The outcome of a certificate request; empty while it is pending. */
    Optional<Answer> poll(Probe probe, String certificate);

    /** The service's answer to a request is that the constraints refuse the name. */
    final class RefusedByConstraints extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedByConstraints(String code, String words) {
            super(words);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
