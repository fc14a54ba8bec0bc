package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;

/** otherName is not recommended. */
final class BrOtherName extends FormRule {
    BrOtherName() {
        super(
                EnumSet.of(NameForm.OTHER_NAME),
                "is not recommended",
                new RuleInfo(
                        "br-other-name",
                        Severity.WARNING,
                        Profiles.PUBLIC,
                        "BR 7.1.2.5.2 and 7.1.2.10.8",
                        "Constraints on otherName are not recommended: a CA for TLS has no use for such names.",
                        "leave this subtree out"));
    }
}
