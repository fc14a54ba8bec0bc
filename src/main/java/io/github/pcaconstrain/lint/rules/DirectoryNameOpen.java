package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** Subjects are free. */
final class DirectoryNameOpen extends WholeRule {
    DirectoryNameOpen() {
        super(new RuleInfo(
                "directory-name-open",
                Severity.INFO,
                Profiles.RFC_AND_PCA,
                "RFC 5280, section 4.2.1.10",
                "Without a directoryName constraint the CA may put any subject into a certificate. For "
                        + "servers that is harmless, for clients that are known by their subject it is not. It cannot "
                        + "be closed with a dummy, because every certificate with a subject would be refused.",
                "permit dn: with the organisation if relying parties go by the subject"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                OpenForms.allowsSome(subject.constraints())
                        && OpenForms.isOpen(subject.constraints(), NameForm.DIRECTORY_NAME),
                "subjects are free: no directoryName is constrained");
    }
}
