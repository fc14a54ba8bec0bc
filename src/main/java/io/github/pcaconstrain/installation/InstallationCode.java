package io.github.pcaconstrain.installation;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** Findings before a certificate is installed in a CA, in addition to {@code issuance.CertificateCode}. */
public enum InstallationCode implements EnumeratedCode {
    CA_IS_ROOT(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The CA is a root, and AWS accepts only a self-signed certificate for a root.",
            "give the ARN of the subordinate as --ca; AWS's tutorial names the wrong one in this step")),
    CA_STATE(error(
            "AWS Private CA User Guide, \"Installing a CA certificate\"",
            "The CA is being created, has failed or is deleted, so no certificate can be installed in it.",
            "wait until it is created, restore it, or give another CA")),
    CA_DISABLED(warning(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\"",
            "The CA is DISABLED. The certificate can be installed, but the CA signs nothing until it is enabled.",
            "enable it")),
    KEY_DIFFERS(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The public key of the certificate is not the CA's, so it is the certificate of another CA.",
            "give as --ca the CA whose CSR was signed")),
    SUBJECT_DIFFERS(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The subject of the certificate is not that of the CA's CSR, and AWS does not import such a certificate.",
            "have the CA's own CSR signed, with its subject unchanged")),
    BASIC_CONSTRAINTS_NOT_CRITICAL(error(
            "AWS Private CA User Guide, \"RFC 5280 compliance\"; RFC 5280, section 4.2.1.9",
            "The basic constraints of the certificate are not critical, and AWS does not import such a certificate.",
            "have it issued again with critical basic constraints")),
    NOT_A_CA(error(
            "RFC 5280, sections 4.2.1.3 and 4.2.1.9",
            "The certificate is not a CA certificate, or its key usage lacks keyCertSign.",
            "give the certificate of a CA")),
    SELF_ISSUED(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The certificate is self-issued, and AWS accepts only a certificate that another CA signed for a "
                    + "subordinate.",
            "issue one with 'issue'")),
    UNCONSTRAINED(warning(
            "own rule: what this tool is for",
            "The certificate has no name constraints, so the CA may sign any name.",
            "issue one with 'issue', if it is to be constrained")),
    CONSTRAINTS_MALFORMED(error(
            "RFC 5280, section 4.2.1.10",
            "The name constraints of the certificate are malformed, so verifiers may refuse everything below the "
                    + "CA, or accept everything.",
            "issue another with 'issue'")),
    CRITICAL_EXTENSION(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The certificate has a critical extension, and AWS imports such an extension only if it is not critical.",
            "issue it without the extension, or with the extension not critical")),
    CHAIN_HAS_CERTIFICATE(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The chain includes the certificate to install, but AWS expects only the certificates above it.",
            "give in --chain only what is above it"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    InstallationCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
