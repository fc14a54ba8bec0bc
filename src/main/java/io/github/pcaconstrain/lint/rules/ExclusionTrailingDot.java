package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;

/** A dot at the end of a name escapes a bare exclusion. */
final class ExclusionTrailingDot extends DescribedRule {
    ExclusionTrailingDot() {
        super(new RuleInfo(
                "exclusion-without-permission",
                Severity.WARNING,
                Profiles.PORTABLE,
                "measured: trap T5",
                "In OpenSSL, NSS and the JDK a certificate for \"example.com.\" with a dot at its end escapes "
                        + "the exclusion of example.com. Where DNS names are also permitted by name, such a "
                        + "certificate is outside all of them and refused.",
                "permit the DNS names that are needed as well"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        NameConstraints constraints = subject.constraints();
        return constraints.permitted(NameForm.DNS).isEmpty()
                ? PlacedSubtree.on(Side.EXCLUDED, constraints.excluded(NameForm.DNS))
                        .map(entry -> finding(
                                entry.place(), "in three of seven verifiers a dot at the end of a name escapes it"))
                        .toList()
                : List.of();
    }
}
