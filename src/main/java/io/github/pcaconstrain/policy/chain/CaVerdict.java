package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.Subtree;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one CA's constraints decide about a name. The explanation is computed only on demand: most names are permitted,
 * and nobody needs to know why.
 */
public final class CaVerdict {
    private final String ca;
    private final Decision decision;
    private final Optional<Subtree> subtree;
    private final Supplier<Optional<Subtree>> nearest;
    private final String why;
    private final Supplier<String> detail;

    /**
     * A verdict.
     *
     * @param why the decision in words, up to the deciding subtree if there is one
     */
    CaVerdict(
            String ca, Decision decision, Optional<Subtree> subtree, Supplier<Optional<Subtree>> nearest, String why) {
        this(ca, decision, subtree, nearest, why, () -> "");
    }

    private CaVerdict(
            String ca,
            Decision decision,
            Optional<Subtree> subtree,
            Supplier<Optional<Subtree>> nearest,
            String why,
            Supplier<String> detail) {
        this.ca = ca;
        this.decision = decision;
        this.subtree = subtree;
        this.nearest = nearest;
        this.why = why;
        this.detail = detail;
    }

    /** The same verdict with a detail after its reason, which is computed on demand. */
    CaVerdict with(Supplier<String> explained) {
        return new CaVerdict(ca, decision, subtree, nearest, why, explained);
    }

    /** How messages refer to the CA. */
    public String ca() {
        return ca;
    }

    /** The decision. */
    public Decision decision() {
        return decision;
    }

    /** The deciding subtree, if there is one. */
    public Optional<Subtree> subtree() {
        return subtree;
    }

    /** For a refusal, the permitted subtree that has the most in common with the name. */
    public Optional<Subtree> nearest() {
        return nearest.get();
    }

    /** The decision in words. */
    public String reason() {
        return (subtree.isPresent() ? why + subtree.get().base().text() : why) + detail.get();
    }
}
