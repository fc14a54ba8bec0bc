package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Name forms that no subtree speaks of, in constraints that otherwise list what is permitted. */
final class OpenForms {
    private OpenForms() {}

    /** Whether the constraints list what is permitted; constraints that only exclude are open on purpose. */
    static boolean allowsSome(NameConstraints constraints) {
        return !constraints.permitted().isEmpty();
    }

    static boolean isOpen(NameConstraints constraints, NameForm form) {
        return constraints.subtrees().noneMatch(subtree -> subtree.base().form() == form);
    }

    /** Which of the forms are open, in words. */
    static Optional<String> problem(NameConstraints constraints, Set<NameForm> forms) {
        String open = Stream.of(NameForm.values())
                .filter(form -> forms.contains(form) && isOpen(constraints, form))
                .map(NameForm::asn1Name)
                .collect(Collectors.joining(", "));
        return open.isEmpty() || !allowsSome(constraints)
                ? Optional.empty()
                : Optional.of("names of a form that is not listed are free: " + open);
    }
}
