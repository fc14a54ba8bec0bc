package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** Differences between the certificate that AWS issued and the request. */
public enum GateCode implements EnumeratedCode {
    CERTIFICATE_UNREADABLE(error(
            "RFC 5280, section 4.1", "AWS returned something that cannot be read as a certificate.", Fix.REISSUE)),
    CONSTRAINTS_MISSING(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The certificate has no name constraints, so the CA could sign any name. AWS ignores ApiPassthrough if "
                    + "the template does not support it.",
            Fix.REISSUE)),
    CONSTRAINTS_DIFFER(error(
            "own rule: what was requested, byte for byte",
            "The name constraints in the certificate are not the ones that were sent.",
            Fix.REISSUE)),
    CRITICALITY_DIFFERS(error(
            "RFC 5280, section 4.2.1.10",
            "The name constraints are critical and should not be, or the other way round. A verifier may skip an "
                    + "unknown extension that is not critical.",
            Fix.REISSUE)),
    NOT_A_CA(error("RFC 5280, section 4.2.1.9", "A CA certificate was requested, but this is not one.", Fix.REISSUE)),
    PATH_LENGTH_DIFFERS(error(
            "RFC 5280, section 4.2.1.9",
            "The path length in the certificate is not the one that was requested.",
            Fix.REISSUE)),
    KEY_USAGE(error(
            "RFC 5280, section 4.2.1.3",
            "The key usage of the certificate lacks keyCertSign, so verifiers would refuse every certificate that the"
                    + " CA signs.",
            "use another template")),
    KEY_USAGE_MISSING(error(
            "RFC 5280, section 4.2.1.3",
            "The certificate has no key usage, which a CA certificate must have.",
            Fix.REISSUE)),
    KEY_USAGE_DIFFERS(error(
            "own rule: what was requested",
            "The key usage is neither the one that was requested nor the one that the template sets.",
            Fix.REISSUE)),
    KEY_USAGE_NOT_CRITICAL(warning(
            "RFC 5280, section 4.2.1.3",
            "The key usage is not critical, although it should be.",
            "nothing, if every verifier enforces it anyway")),
    BASIC_CONSTRAINTS_NOT_CRITICAL(error(
            "RFC 5280, section 4.2.1.9",
            "The basic constraints are not critical, but those of a CA must be.",
            Fix.REISSUE)),
    EXTENSION_CRITICAL(error(
            "RFC 5280, sections 4.2.1.1, 4.2.1.2, 4.2.1.13 and 4.2.2.1",
            "An extension is critical although it must not or should not be.",
            Fix.REISSUE)),
    EXTENSION_NOT_ASKED_FOR(error(
            "own rule: nothing that was not requested",
            "The certificate has an extension that was not requested.",
            Fix.REISSUE)),
    EXTENSION_MISSING(error(
            "own rule: what was requested", "The certificate lacks an extension that was requested.", Fix.REISSUE)),
    EXTENSION_DIFFERS(error(
            "own rule: what was requested, byte for byte",
            "The value or the criticality of an extension is not what was requested.",
            Fix.REISSUE)),
    KEY_DIFFERS(error(
            "RFC 2986, section 4",
            "The public key of the certificate is not that of the CSR, so it is not this CA's certificate.",
            Fix.REISSUE)),
    SUBJECT_DIFFERS(error(
            "own rule: what was requested", "The subject of the certificate is not that of the CSR.", Fix.REISSUE)),
    VALIDITY_DIFFERS(
            error("own rule: what was requested", "The certificate does not expire when it should.", Fix.REISSUE)),
    VALIDITY_START(warning(
            "AWS Private CA API Reference, IssueCertificate",
            "AWS backdates certificates by an hour, but this one starts at a different time.",
            "check the clock of this computer")),
    ISSUER_DIFFERS(error(
            "RFC 5280, section 6.1.3 (a)", "The certificate is not signed with the key of the parent.", Fix.REISSUE)),
    CHAIN_DIFFERS(error(
            "own rule: the parent may have got another certificate in the meantime",
            "The chain that AWS returned does not start with the certificate that the parent has installed.",
            "fetch the certificate again")),
    CERTIFICATE_NOT_NEW(error(
            "AWS Private CA API Reference, IssueCertificate",
            "AWS returned a certificate that existed before the request, as it does when an idempotency token is "
                    + "reused. That certificate may be revoked, or about to be.",
            Fix.ASK_ANEW)),
    CERTIFICATE_TOO_OLD(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The certificate starts long before the request was made, so it was issued for an earlier one.",
            "check the clock of this computer; if it is right, " + Fix.ASK_ANEW));

    private static final class Fix {
        static final String REISSUE = "do not install it, revoke it, and issue again";

        /** Must not be revoked: it may be the certificate that the CA uses. */
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
