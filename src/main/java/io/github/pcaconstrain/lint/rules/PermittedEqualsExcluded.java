package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;

/** Nothing is both permitted and excluded. */
final class PermittedEqualsExcluded extends DescribedRule {
    PermittedEqualsExcluded() {
        super(new RuleInfo(
                "permitted-equals-excluded",
                Severity.ERROR,
                Profiles.EVERY,
                "own rule: a contradiction",
                "The same subtree is permitted and excluded. Exclusion prevails, so the permission is void; "
                        + "one of the two is a mistake.",
                "decide which of the two is meant and leave out the other"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        return DeadPermission.in(subject.constraints())
                .filter(DeadPermission::isSame)
                .map(dead -> finding(dead.entry().place(), "it is excluded, too, so nothing is permitted by it"))
                .toList();
    }
}
