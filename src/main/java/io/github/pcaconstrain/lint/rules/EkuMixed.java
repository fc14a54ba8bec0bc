package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.List;
import java.util.Optional;

/** Servers and mail are kept apart. */
final class EkuMixed extends WholeRule {
    EkuMixed() {
        super(new RuleInfo(
                "eku-mixed",
                Severity.ERROR,
                Profiles.PUBLIC,
                "Mozilla Root Store Policy 5.3; BR 7.1.2.10.6",
                "A subordinate CA must not be able to issue both for TLS servers and for mail.",
                "use one CA for servers and another for mail"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.certificate()
                        .filter(ServerCa::isSubordinate)
                        .filter(ca -> ca.extendedKeyUsages()
                                .containsAll(List.of(ServerCa.SERVER_AUTH, ServerCa.EMAIL_PROTECTION)))
                        .isPresent(),
                "the certificate is for servers and for mail");
    }
}
