package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;

/**
 * The constraints of all CAs above a certificate, compiled for checking its names.
 *
 * <p>RFC 5280, section 6.1.4, steps (g) and (h): a name must be inside a permitted subtree of each CA that has any of
 * its form, and outside every excluded subtree of all CAs. Permitted lists are never pooled. The time of a check
 * depends on the length of the name and the number of CAs, not on the number of constraints. Immutable and thread-safe.
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
     * @param leadingDot how to read a dNSName constraint with a leading dot
     */
    public static ConstraintChain of(List<CaConstraints> cas, LeadingDot leadingDot) {
        return new ConstraintChain(
                cas.stream().map(ca -> CompiledConstraints.of(ca, leadingDot)).toList());
    }

    /** Creates a chain of CAs whose constraints are already compiled, the highest first. */
    public static ConstraintChain ofCompiled(List<CompiledConstraints> cas) {
        return new ConstraintChain(List.copyOf(cas));
    }

    /** The verdict on a name. */
    public Verdict check(PresentedName name) {
        return name.accept(check);
    }
}
