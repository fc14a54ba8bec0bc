package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;
import java.util.Set;

/** A rule against constraints on some name forms. */
abstract class FormRule extends SubtreeRule {
    private final Set<NameForm> forms;
    private final String message;

    FormRule(Set<NameForm> forms, String message, RuleInfo info) {
        super(info);
        this.forms = forms;
        this.message = message;
    }

    @Override
    final Optional<String> problem(PlacedSubtree entry) {
        return when(forms.contains(entry.base().form()), entry.base().form().asn1Name() + " " + message);
    }
}
