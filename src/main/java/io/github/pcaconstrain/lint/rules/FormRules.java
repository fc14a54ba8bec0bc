package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.PCA;
import static io.github.pcaconstrain.lint.rules.Profiles.PORTABLE;
import static io.github.pcaconstrain.lint.rules.Profiles.PUBLIC;
import static io.github.pcaconstrain.lint.rules.Profiles.RFC_AND_PUBLIC;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;
import static io.github.pcaconstrain.lint.rules.SubtreeRule.when;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Rules against constraints on whole name forms. */
enum FormRules implements SubtreeRule {
    DISCOURAGED_FORM(
            EnumSet.of(NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID),
            "are discouraged: verifiers do not match them",
            warning(
                    RFC_AND_PUBLIC,
                    "RFC 5280, section 4.2.1.10",
                    "Conforming CAs should not constrain x400Address, ediPartyName or registeredID names. Hardly any"
                            + " verifier can match them. If the extension is critical, a verifier that cannot must refuse"
                            + " every certificate with such a name, or the CA itself.",
                    "leave this subtree out")),
    PCA_REFUSED_FORM(
            EnumSet.of(NameForm.OTHER_NAME, NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID),
            "are refused by AWS Private CA on import",
            error(
                    PCA,
                    "AWS Private CA User Guide, name constraints (2020 to 2022)",
                    "AWS Private CA documents constraints on iPAddress, directoryName, uniformResourceIdentifier, "
                            + "rfc822Name and dNSName, and that it imports no CA certificate with constraints on "
                            + "otherName, x400Address, registeredID or ediPartyName.",
                    "leave this subtree out")),
    FORM_NOT_PORTABLE(
            EnumSet.of(NameForm.OTHER_NAME, NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID),
            "make some verifiers refuse the whole chain",
            error(
                    PORTABLE,
                    "measured with OpenSSL 3.0, GnuTLS 3.7, NSS 3.87, JDK 17, Bouncy Castle 1.87, Go 1.19 and pyca 50",
                    "Go treats a critical extension with such a name type as unhandled and refuses every chain through"
                            + " the CA; Bouncy Castle and GnuTLS refuse registeredID; GnuTLS and NSS ignore permitted "
                            + "otherNames.",
                    "leave this subtree out")),
    URI_NOT_PORTABLE(
            EnumSet.of(NameForm.URI),
            "are not enforced consistently: some verifiers ignore them, others refuse the chain",
            error(
                    PORTABLE,
                    "measured; rustls-webpki source",
                    "GnuTLS accepts any URI whatever is permitted, pyca and rustls refuse chains with URI "
                            + "constraints, OpenSSL 3.0 misreads URIs with a user or port, and a URI whose host is "
                            + "an address escapes an exclusion in four of seven verifiers.",
                    "leave URI constraints out and have the issuing side forbid URIs")),
    DIRECTORY_NAME_NOT_PORTABLE(
            EnumSet.of(NameForm.DIRECTORY_NAME),
            "make Go and pyca refuse the whole chain when the extension is critical",
            error(
                    PORTABLE,
                    "measured; Go crypto/x509 and rustls-webpki sources",
                    "Go and current pyca treat a critical directoryName constraint as an unhandled extension, so "
                            + "every chain through the CA fails; rustls refuses every subject; GnuTLS accepts any "
                            + "subject. The Baseline Requirements demand one all the same: use the br profile for a "
                            + "CA that must meet them.",
                    "leave directoryName constraints out")),
    BR_OTHER_NAME(
            EnumSet.of(NameForm.OTHER_NAME),
            "are not recommended",
            warning(
                    PUBLIC,
                    "BR 7.1.2.5.2 and 7.1.2.10.8",
                    "Constraints on otherName are not recommended: a CA for TLS has no use for such names.",
                    "leave this subtree out"));

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<NameForm> forms;

    private final String message;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    FormRules(Set<NameForm> forms, String message, RuleInfo info) {
        this.forms = forms;
        this.message = message;
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Optional<String> problem(PlacedSubtree entry) {
        NameForm form = entry.base().form();
        return when(forms.contains(form), "constraints on " + form.plural() + " " + message);
    }
}
