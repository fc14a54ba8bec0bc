package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.Subtree;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one CA's constraints decide about a name. The explanation is worked out only when it is asked for: most names
 * are permitted, and nobody asks why.
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
     * @param why the decision in words, up to the subtree that decided where one did
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

    /** The same verdict with a detail after its reason, which is looked up when somebody asks. */
    CaVerdict with(Supplier<String> explained) {
        return new CaVerdict(ca, decision, subtree, nearest, why, explained);
    }

    /** The CA, as the reader knows it. */
    public String ca() {
        return ca;
    }

    /** The decision. */
    public Decision decision() {
        return decision;
    }

    /** The subtree that decided, where one did. */
    public Optional<Subtree> subtree() {
        return subtree;
    }

    /** For a refusal: the permitted subtree that shares most with the name. */
    public Optional<Subtree> nearest() {
        return nearest.get();
    }

    /** The decision in words. */
    public String reason() {
        return (subtree.isPresent() ? why + subtree.get().base().text() : why) + detail.get();
    }
}
