package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Objects;

/**
 * The answer to whether a request is allowed.
 *
 * @param outcome the answer
 * @param allowedBy the statements that allow it, or may allow it, in words
 * @param doubts what is not known and could change the answer, in words; empty if nothing
 * @param passedDenials the statements that deny the action on the resource, but not this request, in words
 */
public record AccessDecision(Outcome outcome, List<String> allowedBy, List<String> doubts, List<String> passedDenials) {
    /** Whether a request is allowed. */
    public enum Outcome {
        /** It is proved to be denied. */
        DENIED,
        /** It is not proved to be denied. */
        POSSIBLE,
        ALLOWED;

        static Outcome of(Truth allowed) {
            return switch (allowed) {
                case TRUE -> ALLOWED;
                case UNKNOWN -> POSSIBLE;
                case FALSE -> DENIED;
            };
        }
    }

    public AccessDecision {
        Objects.requireNonNull(outcome, "outcome");
        allowedBy = List.copyOf(allowedBy);
        doubts = List.copyOf(doubts);
        passedDenials = List.copyOf(passedDenials);
    }

    /** Whether it may be allowed. */
    public boolean isPossible() {
        return outcome != Outcome.DENIED;
    }
}
