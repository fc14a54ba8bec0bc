package io.github.pcaconstrain.probing.channel;

import java.util.Optional;

/** A service through which names are tried. Safe for use by several threads. */
public interface Channel {
    /** Which service it is. */
    ProbeService service();

    /** Why this name cannot be tried here at all, or nothing. */
    Optional<Answer> untestable(Probe probe);

    /**
     * The request for a certificate with the name. Nothing is sent yet.
     *
     * @param token at most 32 letters and digits; the same one asks for the same certificate
     */
    ProbeRequest request(Probe probe, String token);

    /** Where it is sent. */
    ProbeBackends services();

    /** What has become of a certificate; empty while that is not decided. */
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
