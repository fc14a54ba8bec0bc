package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An exclusion lies inside something permitted. */
final class ExcludedWithoutEffect extends DescribedRule {
    ExcludedWithoutEffect() {
        super(new RuleInfo(
                "excluded-without-effect",
                Severity.INFO,
                Profiles.EVERY,
                "BR 7.1.2.5.2: exclusions are for subordinate names; own rule elsewhere",
                "Where a form has permitted subtrees, what lies outside all of them is refused anyway. An "
                        + "exclusion there changes nothing, unless it guards against a later, wider policy or against "
                        + "the fault of a verifier.",
                "leave it out, or check that its name is spelled as meant"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        NameConstraints constraints = subject.constraints();
        Coverage permitted = Coverage.of(Side.PERMITTED, constraints);
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        Set<NameForm> listed = new HashSet<>();
        Set<Subtree> effective = new HashSet<>();
        for (Subtree subtree : constraints.permitted()) {
            listed.add(subtree.base().form());
            excluded.covering(subtree.base()).ifPresent(effective::add);
        }
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .filter(entry -> listed.contains(entry.base().form())
                        && !effective.contains(entry.subtree())
                        && permitted.covering(entry.base()).isEmpty()
                        && excluded.covering(entry.base())
                                .filter(entry.subtree()::equals)
                                .isPresent())
                .map(entry -> finding(entry.place(), "it lies outside everything permitted, so it has no effect"))
                .toList();
    }
}
