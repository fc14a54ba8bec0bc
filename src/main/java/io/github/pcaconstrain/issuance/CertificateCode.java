package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.finding.CodeInfo.error;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** Findings that rule out the certificate of a CA, whether it was just issued or is about to be installed. */
public enum CertificateCode implements EnumeratedCode {
    CERTIFICATE_REVOKED(error(
            "RFC 5280, section 6.1.3 (a)",
            "According to its CRL, its OCSP responder or a record on this machine, the certificate is revoked, so "
                    + "everything below the CA would be refused.",
            "do not install it; request another with 'apply --issue-again' or 'issue'")),
    CHAIN_MISSING(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "There is no chain above the certificate, but AWS installs the certificate of a subordinate CA only "
                    + "with its chain.",
            "give the chain, up to the root")),
    CHAIN_INCOMPLETE(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The last certificate of the chain is not a root.",
            "add the certificates up to the root, each followed by its issuer")),
    CHAIN_BROKEN(error(
            "RFC 5280, section 6.1.3 (a)",
            "A certificate of the chain is not signed by the next one.",
            "put the chain in order: the issuer of the certificate first, the root last")),
    CHAIN_NO_CA(error(
            "RFC 5280, section 6.1.4 (k) and (n)",
            "A certificate of the chain may not sign certificates.",
            "give the chain that AWS Private CA returned")),
    CHAIN_PATH_LENGTH(error(
            "RFC 5280, section 6.1.4 (l) and (m)",
            "There are more CAs below a certificate of the chain than its path length allows.",
            "use a parent higher up")),
    CHAIN_NOT_VALID_NOW(error(
            "RFC 5280, section 6.1.3 (a)",
            "The certificate, or one in its chain, has expired or is not valid yet.",
            "check the clock of this computer, or renew that CA"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    CertificateCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
