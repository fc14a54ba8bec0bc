package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of a table of rules. A table is an enum: the constants have the documentation, and a switch below them has the
 * checks. (A function at each constant would be created at every start of the tool, even for rules that are not used.)
 */
interface TableRule extends Rule, EnumeratedCode {
    /** The documentation of the rule. */
    RuleInfo ruleInfo();

    /** What is wrong; empty if the rule does not apply. */
    Stream<Problem> problems(Subject subject);

    @Override
    default CodeInfo about() {
        return ruleInfo().about();
    }

    @Override
    default Set<Profile> profiles() {
        return ruleInfo().profiles();
    }

    @Override
    default List<Finding> check(Subject subject) {
        return problems(subject)
                .map(problem -> finding(problem.place(), problem.message()))
                .toList();
    }
}
