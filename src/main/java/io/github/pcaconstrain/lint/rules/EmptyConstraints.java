package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** At least one list of subtrees must be there. */
final class EmptyConstraints extends WholeRule {
    EmptyConstraints() {
        super(new RuleInfo(
                "empty-constraints",
                Severity.ERROR,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10",
                "Constraints must have permitted or excluded subtrees: an empty sequence is forbidden. Some "
                        + "verifiers accept it and constrain nothing, others refuse the chain.",
                "give at least one permitted or excluded name, or leave the extension out"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        boolean emptyPolicy = subject.certificate().isEmpty()
                && subject.problems().isEmpty()
                && subject.constraints().isEmpty();
        boolean emptyExtension =
                subject.problems().stream().anyMatch(problem -> problem.kind() == DecodingProblem.Kind.EMPTY);
        return when(emptyPolicy || emptyExtension, "there are neither permitted nor excluded subtrees");
    }
}
