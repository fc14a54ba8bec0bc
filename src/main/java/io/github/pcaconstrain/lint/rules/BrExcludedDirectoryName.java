package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Optional;

/** directoryName is not excluded. */
final class BrExcludedDirectoryName extends SubtreeRule {
    BrExcludedDirectoryName() {
        super(new RuleInfo(
                "br-directory-name-excluded",
                Severity.WARNING,
                Profiles.PUBLIC,
                "BR 7.1.2.5.2",
                "Excluding a directoryName is not recommended: what is permitted should say it all.",
                "permit what is needed in place of excluding what is not"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                !entry.isPermitted() && entry.base().form() == NameForm.DIRECTORY_NAME,
                "an excluded directoryName is not recommended");
    }
}
