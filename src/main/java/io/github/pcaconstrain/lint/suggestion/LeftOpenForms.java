package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;

/** Closes forms without constraints if other forms are limited to permitted names. */
final class LeftOpenForms implements SuggestionStep {
    private final List<NameForm> forms;

    LeftOpenForms(List<NameForm> forms) {
        this.forms = forms;
    }

    @Override
    public void apply(Draft draft) {
        if (draft.on(Side.PERMITTED).isEmpty()) {
            return;
        }
        for (NameForm form : forms) {
            if (!draft.mentions(form) && !draft.isOpenOnPurpose(form)) {
                PlaceholderBases.bases(form)
                        .forEach(base -> draft.add(
                                Side.PERMITTED,
                                base,
                                Effect.NARROWS,
                                form.plural()
                                        + " were not limited; permitting one reserved value, which nobody can use,"
                                        + " forbids all others"));
            }
        }
    }
}
