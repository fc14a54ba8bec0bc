package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.Optional;

/** Constraints that only exclude. */
final class OnlyExcluded extends WholeRule {
    OnlyExcluded() {
        super(new RuleInfo(
                "only-excluded",
                Severity.INFO,
                Profiles.EVERY,
                "own rule: a fact to consider",
                "Constraints that only exclude leave every other name to the CA, of every form. A list of "
                        + "what is permitted fails on the safe side when something was forgotten; a list of what is "
                        + "excluded does not.",
                "list what the CA needs as permitted"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        NameConstraints constraints = subject.constraints();
        return when(
                constraints.permitted().isEmpty() && !constraints.excluded().isEmpty(),
                "nothing is permitted by name, so everything that is not excluded may be issued");
    }
}
