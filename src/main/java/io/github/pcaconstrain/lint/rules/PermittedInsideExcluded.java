package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;

/** No permitted subtree lies inside an excluded one. */
final class PermittedInsideExcluded extends DescribedRule {
    PermittedInsideExcluded() {
        super(new RuleInfo(
                "permitted-inside-excluded",
                Severity.WARNING,
                Profiles.EVERY,
                "own rule: a dead entry",
                "The permitted subtree lies inside an excluded one. Exclusion prevails whatever the order, "
                        + "so nothing is permitted by it: RFC 5280 has no exceptions to exclusions.",
                "leave it out, or narrow the exclusion"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        return DeadPermission.in(subject.constraints())
                .filter(dead -> !dead.isSame())
                .map(dead -> finding(
                        dead.entry().place(),
                        "it lies inside excluded " + dead.by().base().text() + ", so nothing is permitted by it"))
                .toList();
    }
}
