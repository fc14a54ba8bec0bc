package io.github.pcaconstrain.policy.chain;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.SubtreeIndex;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The constraints of one CA on one name form.
 *
 * @param <N> the type of the name
 */
final class FormConstraints<N> {
    private static final Supplier<Optional<Subtree>> NO_NEAREST = Optional::empty;

    private final String ca;
    private final SubtreeIndex<N> permitted;
    private final SubtreeIndex<N> excluded;
    private final String unconstrained;
    private final String outsidePermitted;

    FormConstraints(String ca, NameForm form, SubtreeIndex<N> permitted, SubtreeIndex<N> excluded) {
        this.ca = ca;
        this.permitted = permitted;
        this.excluded = excluded;
        unconstrained = unconstrained(form);
        outsidePermitted = "outside every permitted ".concat(form.noun());
    }

    /** The reason for a name of a form that has no constraints. */
    static String unconstrained(NameForm form) {
        return form.plural().concat(" are not limited");
    }

    /** RFC 5280, section 6.1.3, steps (b) and (c): outside every excluded subtree, inside a permitted one. */
    CaVerdict judge(N name) {
        Optional<Subtree> exclusion = excluded.isEmpty() ? Optional.empty() : excluded.covering(name);
        if (exclusion.isPresent()) {
            String why = excluded.covers(name).concat("excluded ");
            return new CaVerdict(ca, Decision.EXCLUDED, exclusion, () -> permitted.nearest(name), why);
        }
        if (permitted.isEmpty()) {
            return unlimited(excluded.isEmpty() ? unconstrained : "no exclusion covers it");
        }
        Optional<Subtree> permission = permitted.covering(name);
        return permission.isPresent()
                ? new CaVerdict(ca, Decision.PERMITTED, permission, NO_NEAREST, "inside permitted ")
                : refused(outsidePermitted, () -> permitted.nearest(name));
    }

    /** The verdict for a name that no constraint of this form can cover, such as a URI without a host. */
    CaVerdict judgeUncoverable(String why) {
        return permitted.isEmpty() && excluded.isEmpty() ? unlimited(unconstrained) : refused(why, NO_NEAREST);
    }

    private CaVerdict unlimited(String reason) {
        return new CaVerdict(ca, Decision.PERMITTED, Optional.empty(), NO_NEAREST, reason);
    }

    private CaVerdict refused(String reason, Supplier<Optional<Subtree>> nearest) {
        return new CaVerdict(ca, Decision.NOT_PERMITTED, Optional.empty(), nearest, reason);
    }
}
