package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;

/** A critical directoryName constraint breaks chains. */
final class DirectoryNameNotPortable extends FormRule {
    DirectoryNameNotPortable() {
        super(
                EnumSet.of(NameForm.DIRECTORY_NAME),
                "makes Go and pyca refuse the whole chain when the extension is critical",
                new RuleInfo(
                        "directory-name-not-portable",
                        Severity.ERROR,
                        Profiles.PORTABLE,
                        "measured; Go crypto/x509 and rustls-webpki sources",
                        "Go and current pyca treat a critical directoryName constraint as an unhandled extension, so "
                                + "every chain through the CA fails; rustls refuses every subject; GnuTLS lets any subject "
                                + "pass. The Baseline Requirements demand one all the same: use the br profile for a CA that "
                                + "must meet them.",
                        "leave directoryName constraints out"));
    }
}
