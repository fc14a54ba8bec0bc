package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.Objects;

/**
 * The closest constraints that pass a profile, as far as they can be found without knowing the author's intention.
 *
 * @param constraints the suggested constraints
 * @param changes the changes, in the order in which they were made
 * @param remaining the remaining errors and warnings, which only the author can resolve
 */
public record Suggestion(NameConstraints constraints, List<Change> changes, List<Finding> remaining) {
    private static final List<NameForm> CLOSABLE = List.of(NameForm.DNS, NameForm.IP, NameForm.EMAIL, NameForm.URI);

    public Suggestion {
        Objects.requireNonNull(constraints, "constraints");
        changes = List.copyOf(changes);
        remaining = List.copyOf(remaining);
    }

    /** The suggestion for constraints under a profile. */
    public static Suggestion of(Profile profile, NameConstraints constraints) {
        Draft draft = new Draft(constraints);
        SuggestionSteps.of(profile).forEach(step -> step.apply(draft));
        NameConstraints suggested = draft.constraints();
        List<Finding> findings = new Linter(Catalogue.rules()).lint(profile, Subject.of(suggested));
        return new Suggestion(suggested, draft.changes(), Linter.atLeast(Severity.WARNING, findings));
    }

    /** The name types that constraints leave open, while they limit others; subject names aside, which cannot be forbidden. */
    public static List<NameForm> open(NameConstraints constraints) {
        return constraints.permitted().isEmpty()
                ? List.of()
                : CLOSABLE.stream()
                        .filter(form -> constraints
                                .subtrees()
                                .noneMatch(subtree -> subtree.base().form() == form))
                        .toList();
    }

    /**
     * The same constraints with some types forbidden, and nothing else changed.
     *
     * @param forms types that are {@link #open}
     */
    public static NameConstraints closed(NameConstraints constraints, List<NameForm> forms) {
        Draft draft = new Draft(constraints);
        new LeftOpenForms(forms).apply(draft);
        return draft.constraints();
    }

    /** Whether it allows names that were not allowed before. */
    public boolean widens() {
        return changes.stream().anyMatch(change -> change.effect() == Effect.WIDENS);
    }
}
