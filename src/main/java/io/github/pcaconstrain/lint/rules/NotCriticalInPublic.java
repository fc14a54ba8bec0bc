package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import java.util.Optional;

/** The Baseline Requirements only recommend a critical extension. */
final class NotCriticalInPublic extends WholeRule {
    NotCriticalInPublic() {
        super(new RuleInfo(
                "not-critical-br",
                Severity.WARNING,
                Profiles.PUBLIC,
                "BR 7.1.2.10.8 and 7.1.2.5.2",
                "The Baseline Requirements depart from RFC 5280 here: the extension should be critical, but "
                        + "need not be. Verifiers old enough to refuse it when critical are gone; one that skips it "
                        + "when it is not is the greater danger.",
                "mark the extension as critical"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        boolean absent = subject.certificate()
                .filter(certificate -> certificate.constraints().isEmpty())
                .isPresent();
        return when(
                !absent && !subject.constraints().critical(),
                "the extension is not critical, which is allowed here only for the sake of very old clients");
    }
}
