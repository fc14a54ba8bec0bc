package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;

/** No subtree stands twice in a list. */
final class Duplicate extends DescribedRule {
    Duplicate() {
        super(new RuleInfo(
                "duplicate-subtree",
                Severity.WARNING,
                Profiles.EVERY,
                "own rule: dead weight in a certificate",
                "The same subtree, or one that differs only in spelling, stands twice in a list. The second "
                        + "has no effect, costs octets, and hides what the constraints really say.",
                "leave out the repeated subtree"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        return Redundancy.in(subject.constraints())
                .filter(Redundancy::isSame)
                .map(redundant -> finding(
                        redundant.entry().place(),
                        "it repeats " + redundant.by().base().text()))
                .toList();
    }
}
