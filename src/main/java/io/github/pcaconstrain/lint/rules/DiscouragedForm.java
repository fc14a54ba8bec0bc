package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;

/** Forms that no verifier matches. */
final class DiscouragedForm extends FormRule {
    DiscouragedForm() {
        super(
                EnumSet.of(NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID),
                "should not be constrained: verifiers do not match it",
                new RuleInfo(
                        "discouraged-form",
                        Severity.WARNING,
                        Profiles.RFC_AND_PUBLIC,
                        "RFC 5280, section 4.2.1.10",
                        "Conforming CAs should not constrain x400Address, ediPartyName or registeredID names. Hardly "
                                + "any verifier matches them, and in a critical extension it must then refuse every "
                                + "certificate that has such a name, or refuse the CA.",
                        "leave this subtree out"));
    }
}
