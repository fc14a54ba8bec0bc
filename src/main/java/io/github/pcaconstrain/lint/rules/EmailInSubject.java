package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** Mail constraints reach into subjects, but not in Go. */
final class EmailInSubject extends WholeRule {
    EmailInSubject() {
        super(new RuleInfo(
                "email-in-subject",
                Severity.INFO,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10; measured: trap T11",
                "Mail constraints also apply to an emailAddress attribute in the subject of a certificate "
                        + "that has no mail address among its alternative names. Go does not look there.",
                "keep emailAddress out of subjects on the issuing side"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                subject.constraints()
                        .subtrees()
                        .anyMatch(subtree -> subtree.base().form() == NameForm.EMAIL),
                "mail constraints apply to emailAddress in a subject as well, which Go does not check");
    }
}
