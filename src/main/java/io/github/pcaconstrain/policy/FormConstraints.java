package io.github.pcaconstrain.policy;

import java.util.Optional;

/**
 * The constraints of one CA on one name form.
 *
 * @param ca the CA
 * @param form the form
 * @param permitted the permitted subtrees
 * @param excluded the excluded subtrees
 * @param <N> what is looked up
 */
record FormConstraints<N>(String ca, NameForm form, SubtreeIndex<N> permitted, SubtreeIndex<N> excluded) {
    boolean isEmpty() {
        return permitted.isEmpty() && excluded.isEmpty();
    }

    /** RFC 5280, section 6.1.3, steps (b) and (c): outside every excluded subtree, inside a permitted one. */
    CaVerdict judge(N name) {
        Optional<Subtree> exclusion = excluded.covering(name);
        if (exclusion.isPresent()) {
            return new CaVerdict(ca, Decision.EXCLUDED, exclusion, permitted.nearest(name), "inside excluded ");
        }
        if (permitted.isEmpty()) {
            return free(
                    excluded.isEmpty()
                            ? "no " + form.asn1Name() + " is constrained"
                            : "outside every excluded subtree");
        }
        Optional<Subtree> permission = permitted.covering(name);
        return permission.isPresent()
                ? new CaVerdict(ca, Decision.PERMITTED, permission, Optional.empty(), "inside permitted ")
                : refused("outside every permitted " + form.asn1Name(), permitted.nearest(name));
    }

    /** The verdict for a name that no constraint of this form can cover, such as a URI without a host. */
    CaVerdict judgeUncoverable(String why) {
        return isEmpty() ? free("no " + form.asn1Name() + " is constrained") : refused(why, Optional.empty());
    }

    private CaVerdict free(String reason) {
        return new CaVerdict(ca, Decision.PERMITTED, Optional.empty(), Optional.empty(), reason);
    }

    private CaVerdict refused(String reason, Optional<Subtree> nearest) {
        return new CaVerdict(ca, Decision.NOT_PERMITTED, Optional.empty(), nearest, reason);
    }
}
