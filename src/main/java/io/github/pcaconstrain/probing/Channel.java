package io.github.pcaconstrain.probing;

import java.util.Optional;

/** A service through which names are tried. Safe for use by several threads. */
public interface Channel {
    /** Which service it is. */
    Via via();

    /** Why this name cannot be tried here at all, or nothing. */
    Optional<Answer> untestable(Probe probe);

    /**
     * The request for a certificate with the name. Nothing is sent yet.
     *
     * @param token at most 32 letters and digits; the same one asks for the same certificate
     */
    ProbeRequest request(Probe probe, String token);

    /** Where it is sent. */
    ProbeServices services();

    /** What has become of a certificate; empty while that is not decided. */
    Optional<Answer> look(Probe probe, String certificate);

    /** The service's answer to a request is that the constraints refuse the name. */
    final class RefusedByConstraints extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedByConstraints(String code, String words) {
            super(words);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
