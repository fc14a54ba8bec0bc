package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The verdict of a chain of CAs on a name.
 *
 * @param name the name
 * @param flaw why the name itself is malformed; it is then allowed only if no CA constrains its form
 * @param steps the verdict of each CA with constraints, the highest first
 */
public record Verdict(PresentedName name, Optional<String> flaw, List<CaVerdict> steps) {
    public Verdict {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(flaw, "flaw");
        steps = List.copyOf(steps);
    }

    /** The decision of the whole chain: the refusal of the highest CA that refuses, otherwise permitted. */
    public Decision decision() {
        // By index, because this is called most often and an iterator would be allocated.
        for (int i = 0; i < steps.size(); i++) {
            Decision decision = steps.get(i).decision();
            if (decision != Decision.PERMITTED) {
                return decision;
            }
        }
        return Decision.PERMITTED;
    }

    /** Whether every CA allows the name. */
    public boolean isPermitted() {
        return decision() == Decision.PERMITTED;
    }

    /**
     * The deciding step: the highest refusal, otherwise the lowest CA with a permitted subtree, otherwise the highest
     * CA.
     */
    public Optional<CaVerdict> deciding() {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        CaVerdict deciding = steps.get(0);
        for (int i = 0; i < steps.size(); i++) {
            CaVerdict step = steps.get(i);
            if (step.decision() != Decision.PERMITTED) {
                return Optional.of(step);
            }
            deciding = step.subtree().isPresent() ? step : deciding;
        }
        return Optional.of(deciding);
    }

    /** The decision in words. */
    public String reason() {
        String reason = deciding().map(CaVerdict::reason).orElse("no CA is constrained");
        return isMalformedButUnconstrained() ? "malformed: " + flaw.orElseThrow() + "; but " + reason : reason;
    }

    /** Whether the name is malformed but allowed, because no CA constrains its form. */
    public boolean isMalformedButUnconstrained() {
        return flaw.isPresent() && isPermitted();
    }
}
