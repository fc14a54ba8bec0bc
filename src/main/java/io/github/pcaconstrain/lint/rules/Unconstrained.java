package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** A subordinate CA without constraints. */
final class Unconstrained extends WholeRule {
    Unconstrained() {
        super(new RuleInfo(
                "ca-unconstrained",
                Severity.WARNING,
                Profiles.PRIVATE,
                "own rule: what this tool is for",
                "The certificate of a subordinate CA has no name constraints. AWS Private CA silently "
                        + "ignores the extension that it is asked for when the template is not one of the "
                        + "APIPassthrough kind, so this is what such a mistake looks like.",
                "issue it again with SubordinateCACertificate_PathLenN_APIPassthrough/V1 and compare"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.certificate()
                        .filter(ca ->
                                ServerCa.isSubordinate(ca) && ca.constraints().isEmpty())
                        .isPresent(),
                "the CA has no name constraints, and may sign for any name");
    }
}
