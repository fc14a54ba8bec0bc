package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;

/** No subtree lies inside another of its list. */
final class Shadowed extends DescribedRule {
    Shadowed() {
        super(new RuleInfo(
                "shadowed-subtree",
                Severity.WARNING,
                Profiles.EVERY,
                "own rule: dead weight in a certificate",
                "The subtree lies inside a wider one of the same list and has no effect. Often it was meant "
                        + "to narrow what is permitted, which a permitted subtree cannot do.",
                "leave it out, or leave out the wider one if the narrower one was meant"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        return Redundancy.in(subject.constraints())
                .filter(redundant -> !redundant.isSame())
                .map(redundant -> finding(
                        redundant.entry().place(),
                        "it lies inside " + redundant.by().base().text() + " and has no effect"))
                .toList();
    }
}
