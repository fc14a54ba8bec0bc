package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a chain of CAs says of a name.
 *
 * @param name the name
 * @param flaw why the name itself is malformed; it then passes only where no CA constrains its form
 * @param steps what each CA with constraints says, the highest first
 */
public record Verdict(PresentedName name, Optional<String> flaw, List<CaVerdict> steps) {
    public Verdict {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(flaw, "flaw");
        steps = List.copyOf(steps);
    }

    /** The decision of the whole chain: the first refusal from above, else permitted. */
    public Decision decision() {
        // By index, since nothing is asked more often, and an iterator is an object.
        for (int i = 0; i < steps.size(); i++) {
            Decision decision = steps.get(i).decision();
            if (decision != Decision.PERMITTED) {
                return decision;
            }
        }
        return Decision.PERMITTED;
    }

    /** Whether every CA lets the name pass. */
    public boolean isPermitted() {
        return decision() == Decision.PERMITTED;
    }

    /** The step that decided: the highest refusal, else the lowest CA with a permitted subtree, else the highest. */
    public Optional<CaVerdict> deciding() {
        Optional<CaVerdict> refusal = refusal();
        return refusal.isPresent()
                ? refusal
                : steps.stream().reduce((higher, lower) -> lower.subtree().isPresent() ? lower : higher);
    }

    /** The decision in words. */
    public String reason() {
        String reason = deciding().map(CaVerdict::reason).orElse("no CA is constrained");
        return isMalformedButUnconstrained() ? "malformed: " + flaw.orElseThrow() + "; but " + reason : reason;
    }

    /** Whether the name is malformed, and yet passes since no CA constrains its form. */
    public boolean isMalformedButUnconstrained() {
        return flaw.isPresent() && isPermitted();
    }

    private Optional<CaVerdict> refusal() {
        return steps.stream()
                .filter(step -> step.decision() != Decision.PERMITTED)
                .findFirst();
    }
}
