package io.github.pcaconstrain.verification;

import java.util.Objects;

/**
 * One verdict with its reason.
 *
 * @param outcome what it comes to
 * @param reason why, one sentence in lower case without a period
 */
public record Judgement(Outcome outcome, String reason) {
    public Judgement {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(reason, "reason");
    }

    static Judgement passed(String reason) {
        return new Judgement(Outcome.PASSED, reason);
    }

    static Judgement failed(String reason) {
        return new Judgement(Outcome.FAILED, reason);
    }

    static Judgement inconclusive(String reason) {
        return new Judgement(Outcome.INCONCLUSIVE, reason);
    }
}
