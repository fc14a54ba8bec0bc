package io.github.pcaconstrain.probing;

import java.util.Optional;

/** A service through which names are tried. Safe for use by several threads. */
public interface Channel {
    /** Which service it is. */
    Via via();

    /** Why this name cannot be tried here at all, or nothing. */
    Optional<Answer> untestable(Probe probe);

    /**
     * Asks for a certificate with the name.
     *
     * @param token at most 32 letters and digits; the same one asks for the same certificate
     * @return its ARN
     * @throws RefusedByConstraints if the answer is that the name is refused
     */
    String request(Probe probe, String token) throws RefusedByConstraints;

    /** What has become of a certificate; empty while that is not decided. */
    Optional<Answer> look(Probe probe, String certificate);

    /** Deletes or revokes a certificate; one that is not there is no failure. */
    void remove(String certificate);

    /** The command of the AWS CLI that removes a certificate. */
    String removal(String certificate);

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
