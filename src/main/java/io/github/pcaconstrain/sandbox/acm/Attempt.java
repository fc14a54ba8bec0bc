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
    private static final Pattern PLACE = Pattern.compile("[a-z]+(-[0-9a-f-]+)?");

    /** Whether its folder is one of the certificate's own, and its outcome one of the two. */
    boolean isInPlace() {
        return PLACE.matcher(folder).matches() && (pcaArn.isPresent() || failure.isPresent());
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
