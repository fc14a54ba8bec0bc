package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A rule with at most one finding, about the constraints or the certificate as a whole. */
abstract class WholeRule extends DescribedRule {
    WholeRule(RuleInfo info) {
        super(info);
    }

    /** What is wrong, or nothing. */
    abstract Optional<String> problem(Subject subject);

    @Override
    public final List<Finding> check(Subject subject) {
        return problem(subject).map(message -> finding("", message)).stream().toList();
    }

    static Optional<String> when(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }
}
