package io.github.pcaconstrain.failure;

import java.time.Duration;

/** Something did not happen in time. */
public final class TimedOutException extends UserFacingException {
    private static final long serialVersionUID = 1L;

    /**
     * A wait that timed out.
     *
     * @param what what the wait was for
     * @param timeout the length of the wait
     * @param hint what to do
     */
    public TimedOutException(String what, Duration timeout, String hint) {
        super("timed out after " + timeout.toSeconds() + " s waiting for " + what, hint);
    }

    @Override
    public int exitCode() {
        return ExitCode.INCONCLUSIVE;
    }
}
