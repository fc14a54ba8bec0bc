package io.github.pcaconstrain.verification;

import java.util.List;
import java.util.Objects;

/**
 * One verdict with its reason.
 *
 * @param outcome the outcome
 * @param summary why, one sentence in lower case without a period
 * @param differences what differs from the expectation, one entry each; empty if the summary says everything
 */
public record Judgement(Outcome outcome, String summary, List<String> differences) {
    public Judgement {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(summary, "summary");
        differences = List.copyOf(differences);
    }

    Judgement(Outcome outcome, String summary) {
        this(outcome, summary, List.of());
    }

    /** Why, with every difference, in one line. */
    public String reason() {
        return differences.isEmpty() ? summary : summary + ": " + String.join("; ", differences);
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
