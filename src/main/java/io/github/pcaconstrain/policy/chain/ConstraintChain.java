package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;

/**
 * The constraints of all CAs above a certificate, compiled for checking its names.
 *
 * <p>RFC 5280, section 6.1.4, steps (g) and (h): a name must fall inside the permitted subtrees of each CA that has any
 * of its form and inside no excluded subtree of any. Permitted lists are never pooled. Checking costs the length of the
 * name times the number of CAs, whatever the number of constraints. Immutable, and safe to share between threads.
 */
public final class ConstraintChain {
    private final ChainMatcher check;

    private ConstraintChain(List<CompiledConstraints> cas) {
        check = new ChainMatcher(cas);
    }

    /**
     * Compiles the constraints of the CAs, the highest first.
     *
     * @param cas the CAs that have constraints
     * @param leadingDot how a dNSName constraint with a leading dot is read
     */
    public static ConstraintChain of(List<CaConstraints> cas, LeadingDot leadingDot) {
        return new ConstraintChain(
                cas.stream().map(ca -> CompiledConstraints.of(ca, leadingDot)).toList());
    }

    /** The chain of CAs whose constraints are compiled already, the highest first. */
    public static ConstraintChain ofCompiled(List<CompiledConstraints> cas) {
        return new ConstraintChain(List.copyOf(cas));
    }

    /** The verdict on a name. */
    public Verdict check(PresentedName name) {
        return name.accept(check);
    }
}
