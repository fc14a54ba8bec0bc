package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A rule about each subtree on its own. */
abstract class SubtreeRule extends DescribedRule {
    SubtreeRule(RuleInfo info) {
        super(info);
    }

    /** What is wrong with the subtree, or nothing. */
    abstract Optional<String> problem(PlacedSubtree entry);

    @Override
    public final List<Finding> check(Subject subject) {
        return PlacedSubtree.all(subject)
                .flatMap(entry -> problem(entry).map(message -> finding(entry.place(), message)).stream())
                .toList();
    }

    static Optional<String> when(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }
}
