package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** A constrained CA names its purposes. */
final class EkuMissing extends WholeRule {
    EkuMissing() {
        super(new RuleInfo(
                "eku-missing",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.1; Mozilla Root Store Policy 5.3",
                "A technically constrained CA must have an extended key usage extension, and it must not "
                        + "hold anyExtendedKeyUsage: its names are only half of what constrains it.",
                "issue the certificate with the purposes that are needed, such as serverAuth"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return subject.certificate()
                .filter(ServerCa::isConstrained)
                .flatMap(ca -> when(ca.extendedKeyUsages().isEmpty(), "the certificate has no extended key usages")
                        .or(() -> when(
                                ca.extendedKeyUsages().contains(ServerCa.ANY),
                                "the certificate has anyExtendedKeyUsage")));
    }
}
