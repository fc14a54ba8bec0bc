package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Linter;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.lint.rules.Catalogue;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.List;
import java.util.Objects;

/**
 * The nearest constraints that pass a profile, as far as they can be found without knowing what the author had in mind.
 *
 * @param constraints the suggested constraints
 * @param changes how they differ from what was linted, in the order in which they were made
 * @param remaining the errors and warnings of the profile that are left, which only the author can resolve
 */
public record Suggestion(NameConstraints constraints, List<Change> changes, List<Finding> remaining) {
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

    /** Whether it lets names be issued that could not be issued before. */
    public boolean widens() {
        return changes.stream().anyMatch(change -> change.effect() == Effect.WIDENS);
    }
}
