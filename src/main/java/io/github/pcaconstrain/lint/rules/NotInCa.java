package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** Constraints outside a CA certificate. */
final class NotInCa extends WholeRule {
    NotInCa() {
        super(new RuleInfo(
                "not-a-ca",
                Severity.ERROR,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10; BR 7.1.2.7.6 and 7.1.2.8.2",
                "Name constraints belong in CA certificates only. In any other certificate they constrain "
                        + "nothing, and strict verifiers refuse it. AWS Private CA signs such a certificate without "
                        + "complaint when an end-entity template is used.",
                "issue with a SubordinateCACertificate template, or leave the extension out"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        boolean present = subject.certificate()
                .filter(certificate ->
                        !certificate.isCa() && certificate.constraints().isPresent())
                .isPresent();
        return when(present, "the certificate has name constraints but is no CA, so they constrain nothing");
    }
}
