package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.function.Predicate;

/** Drops permitted subtrees inside excluded ones; where none is left, the form is forbidden as the profile has it. */
final class DeadPermissions implements SuggestionStep {
    /** How a form is forbidden once nothing of it is permitted. */
    @FunctionalInterface
    interface Dummies {
        /** What is permitted in place; nothing where a later step excludes the whole form. */
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
                "it lies inside something excluded, so nothing is permitted by it");
    }

    private static boolean isWhole(Subtree subtree) {
        return subtree.base() instanceof IpBase ip
                ? ip.prefix() == 0
                : subtree.base().value().isEmpty();
    }
}
