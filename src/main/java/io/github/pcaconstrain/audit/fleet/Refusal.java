package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UserFacingException;

/**
 * Why AWS did not return something.
 *
 * @param why one sentence in lower case without a period
 * @param fix what the user can do about it, in the same style
 */
record Refusal(String why, String fix) {
    /** A refusal by AWS, or a failure to reach it. */
    static Refusal of(UserFacingException e) {
        return new Refusal(e.getMessage(), e.hint().isEmpty() ? "skip it with --keep-going" : e.hint());
    }

    /** Something that AWS may return later. */
    static Refusal forNow(String why) {
        return new Refusal(why, "run the command again, or skip it with --keep-going");
    }

    /** Reports the place as unreadable for this reason. */
    void report(String place, SourceSink sink) {
        sink.unreadable(place, why, fix);
    }

    /** Reports a place where several things are missing for this reason. */
    void report(String place, String what, SourceSink sink) {
        sink.unreadable(place, what + ": " + why, fix);
    }

    /** Whether AWS would refuse every other certificate of the CA too, because of the CA's state or of the caller. */
    static boolean isOfWholeCa(AwsRefusedException e) {
        return e.code().equals("InvalidStateException")
                || isDenial(e)
                || e.code().contains("Token")
                || e.code().contains("Signature")
                || e.code().contains("UnrecognizedClient");
    }

    /** Whether the requested resource does not exist. */
    static boolean isNotFound(AwsRefusedException e) {
        return e.code().equals("ResourceNotFoundException");
    }

    /** Whether the caller lacks a permission. */
    static boolean isDenial(AwsRefusedException e) {
        return e.code().contains("AccessDenied") || e.code().contains("Unauthorized");
    }
}
