package io.github.pcaconstrain.sandbox.acm;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attempt to have a certificate issued.
 *
 * @param folder a folder in that of the certificate, with the key of this attempt and its result
 * @param readyAt the outcome is hidden until then
 * @param pcaArn the certificate's ARN in AWS Private CA, if it issued one
 * @param failure the reason if it did not
 * @param isDone whether the outcome has been shown; the folder of a success has the PEM from then on
 */
record Attempt(
        String folder, Instant readyAt, Optional<String> pcaArn, Optional<FailureReason> failure, boolean isDone) {
    /** The time at which a public certificate is issued: never. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern PLACE = Pattern.compile("[a-z]+(-[0-9a-f-]+)?");

    /** An attempt that never ends. */
    static Attempt waiting(String folder) {
        return new Attempt(folder, NEVER, Optional.empty(), Optional.empty(), false);
    }

    /** An imported certificate: there is nothing to wait for. */
    static Attempt imported(String folder, Instant now) {
        return new Attempt(folder, now, Optional.empty(), Optional.empty(), true);
    }

    /**
     * Whether its folder can be inside the certificate's, and it has an ARN or a failure unless it never ends or has
     * been shown.
     */
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
