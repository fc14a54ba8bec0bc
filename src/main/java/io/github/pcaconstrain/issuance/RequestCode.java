package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;
import io.github.pcaconstrain.issuance.csr.CsrCode;
import io.github.pcaconstrain.issuance.request.Template;

/** Findings before AWS is asked to sign, except for those of {@link CsrCode}. */
public enum RequestCode implements EnumeratedCode {
    SAME_CA(error(
            "RFC 5280, section 3.2",
            "--ca and --parent name the same CA. A CA that signs its own certificate is a root, and constraints belong"
                    + " in a subordinate.",
            "give the CA to constrain as --ca, and the CA that will sign it as --parent")),
    CA_IS_ROOT(error(
            "RFC 5280, section 6.1.1 (d); AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The CA to constrain is a root. AWS Private CA accepts only a self-signed certificate for a root, and "
                    + "verifiers need not enforce the constraints of a trust anchor.",
            "give the ARN of the subordinate as --ca")),
    CA_STATE(error(
            "AWS Private CA User Guide, \"Installing a CA certificate\"",
            "The CA is being created, has failed or is deleted, so no certificate can be installed in it.",
            "wait until it is created, restore it, or create another CA")),
    TEMPLATE_DROPS_CONSTRAINTS(error(
            "AWS Private CA API Reference, IssueCertificate",
            "Only a template for subordinate CAs with APIPassthrough or APICSRPassthrough in its name accepts the "
                    + "constraints. With any other, AWS silently ignores them and the CA is unconstrained.",
            "leave --template out, or give one with _APIPassthrough or _APICSRPassthrough")),
    TEMPLATE_PATH_LENGTH(error(
            "AWS Private CA User Guide, \"Template definitions\"",
            "The template sets a path length other than that of --path-len.",
            "leave --path-len or --template out")),
    NO_CONSTRAINTS(error(
            "RFC 5280, section 4.2.1.10",
            "The policy permits and excludes nothing, so the CA could sign any name.",
            "give a permitted or an excluded name")),
    CSR_NAMES(error(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The CSR requests alternative names. AWS copies them from the CSR with every template, so they would "
                    + "be in the certificate although they were not requested here.",
            "create a CSR without these names, or request them with --extensions")),
    CSR_EXTENSION(error(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The CSR requests an extension, and the template copies extensions from the CSR, so it would be in the "
                    + "certificate although it was not requested here.",
            "give a template that copies nothing from the CSR, or request the extension with --extensions")),
    CSR_CONSTRAINTS(warning(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The CSR requests name constraints. An APIPassthrough template replaces them with those of the policy; "
                    + "a CSRPassthrough template uses those of the CSR.",
            "leave --template out, so that the policy takes effect")),
    KEY_USAGE_OF_TEMPLATE(error(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The template sets the key usage itself, so AWS would ignore the requested one.",
            "leave --template out, so that a template is chosen that leaves the key usage open")),
    KEY_USAGE_MISSING(error(
            "RFC 5280, section 4.2.1.3",
            "The template sets no key usage and none was requested, but a CA certificate must have one.",
            "give --key-usage keyCertSign,cRLSign")),
    KEY_USAGE(error(
            "RFC 5280, section 4.2.1.3",
            "The requested key usage lacks keyCertSign, so verifiers would refuse every certificate that the CA "
                    + "signs.",
            "add keyCertSign")),
    CRITICAL_EXTENSION(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "A requested extension is critical, but AWS Private CA imports certificates only if it is not "
                    + "critical, so the certificate could not be installed.",
            "leave it out of --extensions, or set Critical to false")),
    CSR_OF_PARENT(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.4 (l)",
            "The CSR has the key of a CA above. Its certificate would be another certificate of that CA, not one "
                    + "of a subordinate.",
            "give the CSR of the subordinate CA")),
    SUBJECT_OF_PARENT(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.4 (l)",
            "The CSR has the subject of a CA above. The certificate would count as self-issued, so path lengths "
                    + "would not count it and constraints would not apply to its names.",
            "create a CSR with a different subject")),
    CA_NAMED_LIKE_HOST(warning(
            "measured: trap T6",
            "The common name of the CA could be a host name, and the constraints above refuse it as one. RFC 5280 does"
                    + " not compare common names with DNS constraints, but the JDK does, in CA certificates as well,"
                    + " and would reject every certificate of this CA.",
            "create the CA with a common name with a space in it, such as 'Example Issuing CA'")),
    PARENT_STATE(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The parent is not ACTIVE, so it cannot sign.",
            "activate the parent, or use another one")),
    SIGNING_ALGORITHM(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The parent's key cannot sign with this algorithm: the key and the algorithm must be of the same family.",
            "leave --signing-algorithm out")),
    SIGNING_HASH(warning(
            "AWS Private CA User Guide, \"Installing a CA certificate\"",
            "In some regions, an EC key can sign only with the hash that matches the size of its curve.",
            "leave --signing-algorithm out")),
    PATH_LENGTH(error(
            "AWS Private CA User Guide, \"Template definitions\"",
            "AWS has templates for path lengths from 0 to " + Template.MAX_PATH_LENGTH + " only.",
            "give --path-len 0 to " + Template.MAX_PATH_LENGTH)),
    PATH_LENGTH_OF_PARENT(error(
            "RFC 5280, sections 4.2.1.9 and 6.1.4 (l) and (m)",
            "The parent's path length, or that of a CA above it, does not leave enough room: verifiers would refuse"
                    + " certificates below the new CA, and AWS refuses to sign it.",
            "give a shorter --path-len, or use a parent higher up")),
    PATH_LENGTH_SHORTER(warning(
            "RFC 5280, section 4.2.1.9",
            "The CA gets a shorter path length than it has now, so certificates with more CAs between it and them "
                    + "will be refused.",
            "give the current path length as --path-len, or use a parent higher up")),
    VALIDITY_IN_THE_PAST(
            error("RFC 5280, section 4.1.2.5", "The certificate would end before it is issued.", "give a later end")),
    SHORT_LIVED_PARENT(error(
            "AWS Private CA API Reference, CreateCertificateAuthority",
            "The parent has the usage mode SHORT_LIVED_CERTIFICATE, in which a CA issues certificates for seven days at"
                    + " most.",
            "use a general-purpose CA as the parent")),
    TOO_SHORT_FOR_ACM(warning(
            "ACM User Guide, \"Private certificates\"",
            "ACM requests certificates for 395 days, and AWS Private CA issues none that outlives its CA, so every"
                    + " request to ACM would fail with PCA_INVALID_DURATION.",
            "give a longer validity, if ACM is to use this CA")),
    VALIDITY_BEYOND_PARENT(error(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\"",
            "The certificate would expire after a certificate above it. AWS Private CA refuses to sign such a "
                    + "certificate.",
            "give a shorter --validity, or renew the parent first")),
    VALIDITY_AS_PARENT(warning(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\"",
            "The certificate would expire at the same time as a certificate above it. The user guide says in one "
                    + "place that AWS accepts this, and in another that it refuses it.",
            "make it end a day earlier")),
    PARENT_CONSTRAINTS_MALFORMED(error(
            "RFC 5280, section 4.2.1.10",
            "The name constraints of a CA above are malformed, so verifiers may refuse everything below it, or "
                    + "accept everything.",
            "use another parent, or fix the constraints of that CA first")),
    SUBJECT_REFUSED(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.3 (b) and (c)",
            "The constraints above also apply to the subject of the CA, and refuse it. Verifiers would refuse the "
                    + "CA itself.",
            "create the CA with a subject that the parent permits, or use another parent")),
    EXCLUDED_BY_PARENT(error(
            "RFC 5280, section 6.1.4 (g)",
            "The policy permits names that a CA above excludes. A name that any CA in the path excludes is "
                    + "refused, so none of these names would be accepted.",
            "leave it out, or use another parent")),
    OUTSIDE_PARENT(error(
            "RFC 5280, section 6.1.4 (g)",
            "The policy permits names that a CA above does not permit. A name must be permitted by every CA in the "
                    + "path, so none of these names would be accepted.",
            "leave it out, or use another parent")),
    WIDER_THAN_PARENT(warning(
            "RFC 5280, section 6.1.4 (g)",
            "The policy permits more than a CA above does. A name must be permitted by every CA in the path, so "
                    + "only a part of the policy takes effect.",
            "permit only what the CA above permits")),
    SHARE_TEMPLATE(error(
            "AWS Private CA User Guide, \"Resource-based policies\" and \"Customer managed permissions in RAM\"",
            "The parent belongs to another account, which shares it but does not allow this template. The AWS managed"
                    + " permissions of RAM allow only one template for subordinate CAs,"
                    + " SubordinateCACertificate_PathLen0, which drops constraints.",
            "have the owner of the parent share it with a customer managed permission that allows the template")),
    SHARE_ACTION(error(
            "AWS Private CA User Guide, \"Customer managed permissions in RAM\"",
            "The parent belongs to another account, which does not let this one fetch the certificates that the parent"
                    + " signs, or revoke them. A certificate would be charged for and never arrive, or an old one would"
                    + " stay valid.",
            "have the owner of the parent add the operation that the message names to what is shared")),
    SHARE_UNKNOWN(warning(
            "AWS Private CA User Guide, \"Customer managed permissions in RAM\"",
            "The parent belongs to another account, and AWS does not tell whether that account allows the template, or"
                    + " the revocation of a certificate. The AWS managed permissions of RAM allow no template that takes"
                    + " constraints. If the template is not allowed, AWS refuses to sign, and nothing is issued or"
                    + " charged.",
            "ask the owner of the parent, or give credentials for its account with --parent-role or"
                    + " --parent-profile")),
    EARLIER_REQUEST(warning(
            "own rule: AWS has no call that lists what a CA has issued",
            "An earlier run requested a certificate and was abandoned. If AWS signed that certificate, it stays "
                    + "valid.",
            "look for it in an audit report of the parent, and revoke it if it is there"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    RequestCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
