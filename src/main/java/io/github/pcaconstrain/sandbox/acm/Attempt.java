package io.github.pcaconstrain.sandbox.acm;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One try to have a certificate issued.
 *
 * @param folder in the certificate's own, with the key of this try and what became of it
 * @param readyAt before then, nothing of the outcome shows
 * @param pcaArn of the certificate, as AWS Private CA has it, if that issued one
 * @param failure why it did not, otherwise
 * @param isDone whether the outcome has been shown; a success has its PEM in the folder from then on
 */
record Attempt(
        String folder, Instant readyAt, Optional<String> pcaArn, Optional<FailureReason> failure, boolean isDone) {
    /** When a public certificate is issued. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern PLACE = Pattern.compile("[a-z]+(-[0-9a-f-]+)?");

    /** A try that nothing becomes of. */
    static Attempt waiting(String folder) {
        return new Attempt(folder, NEVER, Optional.empty(), Optional.empty(), false);
    }

    /** What a client brings: there is nothing to be waited for. */
    static Attempt imported(String folder, Instant now) {
        return new Attempt(folder, now, Optional.empty(), Optional.empty(), true);
    }

    /** Whether its folder is one of the certificate's own, and its outcome one of the two. */
    boolean isInPlace() {
        return PLACE.matcher(folder).matches()
                && (isDone || readyAt.equals(NEVER) || pcaArn.isPresent() || failure.isPresent());
    }

    Attempt done() {
        return new Attempt(folder, readyAt, pcaArn, failure, true);
    }

    Attempt failed(FailureReason reason) {
        return new Attempt(folder, readyAt, pcaArn, Optional.of(reason), true);
    }

    boolean isIssued() {
        return isDone && failure.isEmpty();
    }
}
