package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UserFacingException;

/** What AWS said, as the reason why something could not be read. */
final class RefusalReason {
    private RefusalReason() {}

    static String why(UserFacingException e) {
        return e.getMessage() + "; " + e.hint();
    }

    /** Whether the caller lacks a permission, and not the thing asked for. */
    static boolean isDenial(AwsRefusedException e) {
        return e.code().contains("AccessDenied") || e.code().contains("Unauthorized");
    }
}
