package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** The extension must be critical. */
final class NotCritical extends WholeRule {
    NotCritical() {
        super(new RuleInfo(
                "not-critical",
                Severity.ERROR,
                Profiles.PRIVATE,
                "RFC 5280, section 4.2.1.10",
                "Conforming CAs must mark the extension as critical. A verifier that does not know name "
                        + "constraints skips an extension that is not critical, and so trusts the CA with every name.",
                "mark the extension as critical, which is the default"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        boolean absent = subject.certificate()
                .filter(certificate -> certificate.constraints().isEmpty())
                .isPresent();
        return when(
                !absent && !subject.constraints().critical(),
                "the extension is not critical, so a verifier that does not know it skips it");
    }
}
