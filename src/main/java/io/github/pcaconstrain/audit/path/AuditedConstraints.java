package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.chain.CompiledConstraints;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.index.NestedBases;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of one CA, compiled once for the whole audit. {@link CaGraph} has one object for each set of
 * constraints, so they are compared by identity. Thread-safe.
 */
public final class AuditedConstraints {
    private final NameConstraints constraints;
    private final CompiledConstraints compiled;
    private final Set<NameForm> permittedForms;
    private final Set<NameForm> forms;
    private volatile @Nullable Coverage permitted;
    private volatile @Nullable Coverage excluded;

    AuditedConstraints(CaConstraints source) {
        constraints = source.constraints();
        compiled = CompiledConstraints.of(source, LeadingDot.ONLY_BELOW);
        permittedForms = forms(constraints.permitted().stream());
        forms = forms(constraints.subtrees());
    }

    private static Set<NameForm> forms(Stream<Subtree> subtrees) {
        Set<NameForm> forms = EnumSet.noneOf(NameForm.class);
        subtrees.forEach(subtree -> forms.add(subtree.base().form()));
        return Collections.unmodifiableSet(forms);
    }

    /** The compiled constraints for checking names. */
    CompiledConstraints compiled() {
        return compiled;
    }

    /** Whether it permits or excludes any name of the form. */
    boolean constrains(NameForm form) {
        return forms.contains(form);
    }

    /** Whether only permitted names of the form are allowed. */
    public boolean lists(NameForm form) {
        return permittedForms.contains(form);
    }

    /** The first permitted base of the form that is outside what other constraints permit. */
    public Optional<SubtreeBase> firstOutside(NameForm form, Coverage other) {
        return constraints.permitted().stream()
                .map(Subtree::base)
                .filter(base -> base.form() == form && other.covering(base).isEmpty())
                .findFirst();
    }

    /**
     * The bases in which no name is allowed. The time is proportional to the sum of both lists.
     *
     * @param bases all of them
     * @param nested the same bases, for finding those that contain a base of this CA
     */
    public Set<SubtreeBase> dead(List<SubtreeBase> bases, NestedBases nested) {
        Coverage permittedHere = permitted();
        Coverage excludedHere = excluded();
        Set<SubtreeBase> alive = new HashSet<>();
        constraints.permitted().forEach(subtree -> alive.addAll(nested.covering(subtree.base())));
        Set<SubtreeBase> dead = new HashSet<>();
        for (SubtreeBase base : bases) {
            boolean isOutside = lists(base.form())
                    && permittedHere.covering(base).isEmpty()
                    && !alive.contains(nested.representative(base));
            if (isOutside || excludedHere.covering(base).isPresent()) {
                dead.add(base);
            }
        }
        return dead;
    }

    // Two threads may both create one, with the same result.
    private Coverage permitted() {
        Coverage made = permitted;
        if (made == null) {
            made = Coverage.of(Side.PERMITTED, constraints);
            permitted = made;
        }
        return made;
    }

    private Coverage excluded() {
        Coverage made = excluded;
        if (made == null) {
            made = Coverage.of(Side.EXCLUDED, constraints);
            excluded = made;
        }
        return made;
    }
}
