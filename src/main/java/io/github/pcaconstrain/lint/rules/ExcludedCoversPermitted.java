package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.stream.Stream;

/** The exclusions leave something permitted. */
final class ExcludedCoversPermitted extends DescribedRule {
    ExcludedCoversPermitted() {
        super(new RuleInfo(
                "excluded-covers-permitted",
                Severity.ERROR,
                Profiles.EVERY,
                "own rule: a CA that can issue nothing",
                "Every permitted subtree of a form lies inside an excluded one, so the CA can issue no "
                        + "certificate with a name of the form. To forbid a form on purpose, permit only the reserved "
                        + "name \"invalid\" of it.",
                "narrow the exclusions, or permit only \"invalid\" if nothing is to be issued"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        NameConstraints constraints = subject.constraints();
        Coverage excluded = Coverage.of(Side.EXCLUDED, constraints);
        return Stream.of(NameForm.values())
                .filter(form -> coversAll(excluded, constraints.permitted(form)))
                .map(form -> finding(
                        "permitted " + form.asn1Name(), "every permitted subtree is excluded, so none can be issued"))
                .toList();
    }

    private static boolean coversAll(Coverage excluded, List<Subtree> permitted) {
        return !permitted.isEmpty()
                && permitted.stream()
                        .allMatch(subtree -> excluded.covering(subtree.base()).isPresent());
    }
}
