package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UserFacingException;

/** What AWS said, as the reason why something could not be read. */
final class RefusalReason {
    private RefusalReason() {}

    static String why(UserFacingException e) {
        return e.getMessage() + "; " + e.hint();
    }

    /** Whether AWS would refuse every other certificate of the CA too: for the CA's state, or for who asks. */
    static boolean isOfWholeCa(AwsRefusedException e) {
        return e.code().equals("InvalidStateException")
                || isDenial(e)
                || e.code().contains("Token")
                || e.code().contains("Signature")
                || e.code().contains("UnrecognizedClient");
    }

    /** Whether there is no such thing. */
    static boolean isNotFound(AwsRefusedException e) {
        return e.code().equals("ResourceNotFoundException");
    }

    /** Whether the caller lacks a permission, and not the thing asked for. */
    static boolean isDenial(AwsRefusedException e) {
        return e.code().contains("AccessDenied") || e.code().contains("Unauthorized");
    }
}
