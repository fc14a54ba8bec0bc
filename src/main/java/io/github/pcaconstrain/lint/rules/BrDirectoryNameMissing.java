package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** A directoryName is permitted. */
final class BrDirectoryNameMissing extends WholeRule {
    BrDirectoryNameMissing() {
        super(new RuleInfo(
                "br-directory-name-missing",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.2",
                "A CA for TLS must have a permitted directoryName, so that it can name no organisation but "
                        + "those that were validated. Beware that Go refuses chains with a critical one: see "
                        + "directory-name-not-portable.",
                "permit dn: with the validated organisation"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        NameConstraints constraints = subject.constraints();
        boolean open = constraints.permitted(NameForm.DIRECTORY_NAME).isEmpty();
        return when(open && !constraints.isEmpty() && ServerCa.is(subject), "no directoryName is permitted");
    }
}
