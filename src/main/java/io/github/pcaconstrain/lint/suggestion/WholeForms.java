package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Set;

/** Replaces bases that cover a whole form: to some verifiers, an empty base is every name, to others none. */
final class WholeForms implements SuggestionStep {
    private static final String READ_DIFFERENTLY =
            "verifiers disagree on whether an empty constraint covers every name or none";

    private final Set<NameForm> toForbid;

    /**
     * Creates the step for some forms.
     *
     * @param toForbid the forms that must not be forbidden by excluding an empty base
     */
    WholeForms(Set<NameForm> toForbid) {
        this.toForbid = toForbid;
    }

    @Override
    public void apply(Draft draft) {
        toForbid.forEach(form -> forbid(draft, form));
        if (hasEmpty(draft, Side.PERMITTED, NameForm.DNS)) {
            open(draft, NameForm.DNS);
        }
        if (draft.on(Side.PERMITTED, NameForm.DIRECTORY_NAME).stream().anyMatch(WholeForms::isEmpty)) {
            open(draft, NameForm.DIRECTORY_NAME);
        }
        if (permitsWholeFamily(draft, IpFamily.V4) && permitsWholeFamily(draft, IpFamily.V6)) {
            open(draft, NameForm.IP);
        }
    }

    private static void forbid(Draft draft, NameForm form) {
        boolean permitsNothing = form != NameForm.DNS
                && !draft.on(Side.PERMITTED, form).isEmpty()
                && draft.on(Side.PERMITTED, form).stream().allMatch(WholeForms::isEmpty);
        if (permitsNothing || hasEmpty(draft, Side.EXCLUDED, form)) {
            draft.forbid(form, READ_DIFFERENTLY);
        } else if (form != NameForm.DNS) {
            draft.remove(
                    Side.PERMITTED,
                    subtree -> subtree.base().form() == form && isEmpty(subtree),
                    Effect.SAME,
                    READ_DIFFERENTLY);
        }
    }

    private static void open(Draft draft, NameForm form) {
        draft.leaveOpen(form);
        draft.remove(
                Side.PERMITTED,
                subtree -> subtree.base().form() == form,
                Effect.SAME,
                "it permits the whole name type, which leaving it out does as well");
    }

    private static boolean hasEmpty(Draft draft, Side side, NameForm form) {
        return draft.on(side, form).stream().anyMatch(WholeForms::isEmpty);
    }

    private static boolean isEmpty(Subtree subtree) {
        return subtree.base() instanceof DirectoryNameBase directory
                ? directory.name().isEmpty()
                : subtree.base().value().isEmpty();
    }

    private static boolean permitsWholeFamily(Draft draft, IpFamily family) {
        return draft.on(Side.PERMITTED).stream()
                .anyMatch(subtree ->
                        subtree.base() instanceof IpBase ip && ip.address().family() == family && ip.prefix() == 0);
    }
}
