package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** A technically constrained CA has constraints. */
final class BrConstraintsMissing extends WholeRule {
    BrConstraintsMissing() {
        super(new RuleInfo(
                "br-constraints-missing",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.1; Mozilla Root Store Policy 5.3.1",
                "A technically constrained subordinate CA must have the extension. Without it the CA counts "
                        + "as unconstrained and must be audited and disclosed as such.",
                "issue the certificate with name constraints"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.certificate()
                        .filter(ca ->
                                ServerCa.isSubordinate(ca) && ca.constraints().isEmpty())
                        .isPresent(),
                "the subordinate CA has no name constraints");
    }
}
