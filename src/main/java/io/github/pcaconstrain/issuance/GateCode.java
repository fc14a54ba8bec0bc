package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** How a certificate that AWS issued can differ from what was requested. */
public enum GateCode implements EnumeratedCode {
    CERTIFICATE_UNREADABLE(error(
            "RFC 5280, section 4.1", "AWS answered with something that cannot be read as a certificate.", Fix.REISSUE)),
    CONSTRAINTS_MISSING(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The certificate has no name constraints, so the CA could sign for every name. AWS ignores what"
                    + " ApiPassthrough asks for with a template that does not take it.",
            Fix.REISSUE)),
    CONSTRAINTS_DIFFER(error(
            "own rule: what was asked for, octet for octet",
            "The name constraints in the certificate are not the ones that were sent.",
            Fix.REISSUE)),
    CRITICALITY_DIFFERS(error(
            "RFC 5280, section 4.2.1.10",
            "The name constraints are critical where that was not asked for, or the other way round. A verifier may"
                    + " skip an extension that it does not know if it is not critical.",
            Fix.REISSUE)),
    NOT_A_CA(error(
            "RFC 5280, section 4.2.1.9", "A CA was asked for, and the certificate is not one of a CA.", Fix.REISSUE)),
    PATH_LENGTH_DIFFERS(error(
            "RFC 5280, section 4.2.1.9",
            "The path length in the certificate is not the one that was asked for.",
            Fix.REISSUE)),
    KEY_USAGE(error(
            "RFC 5280, section 4.2.1.3",
            "The key usage of the certificate lacks keyCertSign, so verifiers would refuse every certificate that the"
                    + " CA signs.",
            "use another template")),
    KEY_USAGE_MISSING(error(
            "RFC 5280, section 4.2.1.3",
            "The certificate has no key usage, which the certificate of a CA must have.",
            Fix.REISSUE)),
    KEY_USAGE_DIFFERS(error(
            "own rule: what was asked for",
            "The key usage is neither the one that was asked for nor the one that the template sets.",
            Fix.REISSUE)),
    KEY_USAGE_NOT_CRITICAL(warning(
            "RFC 5280, section 4.2.1.3",
            "The key usage is not critical, although it should be.",
            "nothing, if every verifier heeds it")),
    BASIC_CONSTRAINTS_NOT_CRITICAL(error(
            "RFC 5280, section 4.2.1.9",
            "The basic constraints are not critical, which those of a CA must be.",
            Fix.REISSUE)),
    EXTENSION_CRITICAL(error(
            "RFC 5280, sections 4.2.1.1, 4.2.1.2, 4.2.1.13 and 4.2.2.1",
            "An extension is critical that must not be, or should not be.",
            Fix.REISSUE)),
    EXTENSION_NOT_ASKED_FOR(error(
            "own rule: nothing that was not asked for",
            "The certificate has an extension that was not asked for.",
            Fix.REISSUE)),
    EXTENSION_MISSING(error(
            "own rule: what was asked for", "The certificate lacks an extension that was asked for.", Fix.REISSUE)),
    EXTENSION_DIFFERS(error(
            "own rule: what was asked for, octet for octet",
            "An extension of the certificate has another value, or another criticality, than was asked for.",
            Fix.REISSUE)),
    KEY_DIFFERS(error(
            "RFC 2986, section 4",
            "The public key of the certificate is not that of the CSR, so it is not this CA's certificate.",
            Fix.REISSUE)),
    SUBJECT_DIFFERS(error(
            "own rule: what was asked for", "The subject of the certificate is not that of the CSR.", Fix.REISSUE)),
    VALIDITY_DIFFERS(
            error("own rule: what was asked for", "The certificate does not end when it was asked to.", Fix.REISSUE)),
    VALIDITY_START(warning(
            "AWS Private CA API Reference, IssueCertificate",
            "AWS dates certificates back by an hour, and this one does not start at that time.",
            "check the clock of this computer")),
    ISSUER_DIFFERS(error(
            "RFC 5280, section 6.1.3 (a)", "The certificate is not signed with the key of the parent.", Fix.REISSUE)),
    CHAIN_DIFFERS(error(
            "own rule: the parent may have been given another certificate meanwhile",
            "The chain that AWS returned does not start with the certificate that the parent has installed.",
            "fetch the certificate again")),
    CERTIFICATE_NOT_NEW(error(
            "AWS Private CA API Reference, IssueCertificate",
            "AWS answered with a certificate that existed before the request, as it does for an idempotency token that"
                    + " was used before. That one may be revoked, or may be about to be.",
            Fix.ASK_ANEW)),
    CERTIFICATE_TOO_OLD(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The certificate starts long before the request was made, so it was made for another one.",
            "check the clock of this computer; if it is right, " + Fix.ASK_ANEW));

    private static final class Fix {
        static final String REISSUE = "do not install it, revoke it, and issue again";

        /** Not to be revoked: it may be the one that the CA uses. */
        static final String ASK_ANEW = "do not install it; run the command again to request a new one";
    }

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    GateCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
