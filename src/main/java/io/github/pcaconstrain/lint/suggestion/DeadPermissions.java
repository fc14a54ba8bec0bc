package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.function.Predicate;

/** Drops permitted subtrees inside excluded ones. If none is left, the form is forbidden in the way of the profile. */
final class DeadPermissions implements SuggestionStep {
    /** How to forbid a form that has nothing permitted. */
    @FunctionalInterface
    interface Dummies {
        /** What to permit instead; empty if a later step excludes the whole form. */
        List<SubtreeBase> of(NameForm form);
    }

    private final Dummies dummies;

    DeadPermissions(Dummies dummies) {
        this.dummies = dummies;
    }

    @Override
    public void apply(Draft draft) {
        Coverage excluded = Coverage.of(Side.EXCLUDED, draft.on(Side.EXCLUDED));
        Predicate<Subtree> dead = subtree -> excluded.covering(subtree.base()).isPresent();
        for (NameForm form : NameForm.values()) {
            List<Subtree> permitted = draft.on(Side.PERMITTED, form);
            boolean all = permitted.stream().allMatch(dead);
            if (!permitted.isEmpty() && all && !dummies.of(form).isEmpty()) {
                draft.forbid(form, "everything permitted is also excluded, so the name type is forbidden");
            } else if (!all || form == NameForm.DNS || form == NameForm.IP) {
                drop(draft, form, dead, all);
            }
        }
    }

    private void drop(Draft draft, NameForm form, Predicate<Subtree> dead, boolean all) {
        if (all && dummies.of(form).isEmpty() && !draft.on(Side.PERMITTED, form).isEmpty()) {
            draft.remove(
                    Side.EXCLUDED,
                    subtree -> subtree.base().form() == form && !isWhole(subtree),
                    Effect.SAME,
                    "everything permitted is also excluded, so the name type is forbidden altogether");
        }
        draft.remove(
                Side.PERMITTED,
                subtree -> subtree.base().form() == form && dead.test(subtree),
                Effect.SAME,
                "it is inside an exclusion, so it permits nothing");
    }

    private static boolean isWhole(Subtree subtree) {
        return subtree.base() instanceof IpBase ip
                ? ip.prefix() == 0
                : subtree.base().value().isEmpty();
    }
}
