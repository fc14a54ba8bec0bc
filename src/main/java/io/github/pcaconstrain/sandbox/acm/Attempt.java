package io.github.pcaconstrain.sandbox.acm;

import java.time.Instant;
import java.util.Optional;

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
