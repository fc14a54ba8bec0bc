package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** directoryName constraints reach every subject. */
final class DirectoryNameScope extends WholeRule {
    DirectoryNameScope() {
        super(new RuleInfo(
                "directory-name-scope",
                Severity.INFO,
                Profiles.ALL_BUT_PORTABLE,
                "RFC 5280, section 4.2.1.10",
                "A directoryName constraint applies to the subject of every certificate below, CAs included, "
                        + "and to directory names among the alternative names. It is a prefix: the order of the "
                        + "attributes counts, and the country comes before the organisation.",
                "check the subjects that the CA is to issue for, from their first attribute on"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        return when(
                !subject.constraints().permitted(NameForm.DIRECTORY_NAME).isEmpty(),
                "every subject below must start with a permitted directoryName");
    }
}
