package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Set;

/** Drops forms that the profile does not allow. */
final class UnwantedForms implements SuggestionStep {
    private final Set<NameForm> forms;
    private final String why;

    UnwantedForms(Set<NameForm> forms, String why) {
        this.forms = forms;
        this.why = why;
    }

    @Override
    public void apply(Draft draft) {
        for (Side side : Side.values()) {
            draft.remove(
                    side,
                    subtree -> forms.contains(subtree.base().form()),
                    Effect.WIDENS,
                    why + "; without it, this name type is not limited");
        }
    }
}
