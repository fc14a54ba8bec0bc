package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.encoding.DecodingProblem;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;

/** A rule that the decoder checks: its findings are the problems of one kind. */
abstract class EncodingRule extends DescribedRule {
    private final DecodingProblem.Kind kind;

    EncodingRule(DecodingProblem.Kind kind, RuleInfo info) {
        super(info);
        this.kind = kind;
    }

    @Override
    public final List<Finding> check(Subject subject) {
        return subject.problems().stream()
                .filter(problem -> problem.kind() == kind)
                .map(problem -> finding(problem.place(), problem.problem()))
                .toList();
    }
}
