package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;

/** Forms over which verifiers fall out. */
final class FormNotPortable extends FormRule {
    FormNotPortable() {
        super(
                EnumSet.of(NameForm.OTHER_NAME, NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID),
                "makes some verifiers refuse the whole chain",
                new RuleInfo(
                        "form-not-portable",
                        Severity.ERROR,
                        Profiles.PORTABLE,
                        "measured with OpenSSL 3.0, GnuTLS 3.7, NSS 3.87, JDK 17, Bouncy Castle 1.87, Go 1.19 and "
                                + "pyca 50",
                        "Go calls a critical extension with such a form unhandled and refuses every chain through "
                                + "the CA; Bouncy Castle and GnuTLS refuse registeredID; GnuTLS and NSS ignore what is "
                                + "permitted of otherName.",
                        "leave this subtree out"));
    }
}
