package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;

/** Forms that AWS Private CA does not import. */
final class FormRefusedByPca extends FormRule {
    FormRefusedByPca() {
        super(
                EnumSet.of(NameForm.OTHER_NAME, NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID),
                "is a form that AWS Private CA refuses to import",
                new RuleInfo(
                        "pca-refused-form",
                        Severity.ERROR,
                        Profiles.PCA,
                        "AWS Private CA User Guide, name constraints (2020 to 2022)",
                        "AWS Private CA documents constraints on iPAddress, directoryName, "
                                + "uniformResourceIdentifier, rfc822Name and dNSName, and that it imports no CA certificate "
                                + "with constraints on otherName, x400Address, registeredID or ediPartyName.",
                        "leave this subtree out"));
    }
}
