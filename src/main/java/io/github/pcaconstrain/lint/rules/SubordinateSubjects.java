package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** CAs below must fit the directoryName as well. */
final class SubordinateSubjects extends WholeRule {
    SubordinateSubjects() {
        super(new RuleInfo(
                "sub-ca-subjects",
                Severity.INFO,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10",
                "The path length allows CAs below this one, and their subjects must lie inside the permitted "
                        + "directoryName, too, or every chain through them fails.",
                "name CAs below accordingly, or set the path length to 0"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        boolean constrained =
                !subject.constraints().permitted(NameForm.DIRECTORY_NAME).isEmpty();
        return when(
                constrained
                        && subject.certificate()
                                .filter(ca -> ca.isCa() && ca.pathLength().orElse(1) > 0)
                                .isPresent(),
                "the subjects of CAs below must lie inside the permitted directoryName, too");
    }
}
