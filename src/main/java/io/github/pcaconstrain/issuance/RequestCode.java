package io.github.pcaconstrain.issuance;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;
import io.github.pcaconstrain.issuance.request.Template;

/** What is found before AWS is asked to sign, but for what {@link CsrCode} has. */
public enum RequestCode implements EnumeratedCode {
    SAME_CA(error(
            "RFC 5280, section 3.2",
            "--ca and --parent name the same CA. A CA that signs its own certificate is a root, and constraints belong"
                    + " in a subordinate.",
            "give the CA to constrain as --ca, and the one that is to sign it as --parent")),
    CA_IS_ROOT(error(
            "RFC 5280, section 6.1.1 (d); AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The CA to constrain is a root. AWS Private CA gives a root only a certificate that it has signed itself,"
                    + " and verifiers need not enforce the constraints of a trust anchor.",
            "give the ARN of the subordinate as --ca")),
    CA_STATE(error(
            "AWS Private CA User Guide, \"Installing a CA certificate\"",
            "The CA is being created, has failed or is deleted, so AWS would install no certificate in it.",
            "wait until it is created, restore it, or create another CA")),
    TEMPLATE_DROPS_CONSTRAINTS(error(
            "AWS Private CA API Reference, IssueCertificate",
            "Only a template for subordinate CAs with APIPassthrough or APICSRPassthrough in its name takes the"
                    + " constraints. With any other, AWS ignores them without a word and the CA comes out"
                    + " unconstrained.",
            "leave --template out, or give one with _APIPassthrough or _APICSRPassthrough")),
    TEMPLATE_PATH_LENGTH(error(
            "AWS Private CA User Guide, \"Template definitions\"",
            "The template sets a path length, and it is not the one that --path-len asks for.",
            "leave --path-len or --template out")),
    NO_CONSTRAINTS(error(
            "RFC 5280, section 4.2.1.10",
            "The policy permits and excludes nothing, so the CA could sign for every name.",
            "give a permitted or an excluded name")),
    CSR_NAMES(error(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The CSR requests alternative names. AWS takes them from the CSR with every template, so they would get"
                    + " into the certificate although nobody asked for them.",
            "make a CSR without it, or request these names with --extensions")),
    CSR_EXTENSION(error(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The CSR requests an extension, and the template takes extensions from the CSR, so it would get into the"
                    + " certificate although nobody asked for it.",
            "give a template that takes nothing from the CSR, or ask for the extension with --extensions")),
    CSR_CONSTRAINTS(warning(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The CSR requests name constraints. A template that takes them from ApiPassthrough uses those of the policy"
                    + " in their place; one that takes the CSR alone uses those of the CSR.",
            "leave --template out, so that the policy takes effect")),
    KEY_USAGE_OF_TEMPLATE(error(
            "AWS Private CA User Guide, \"Template order of operations\"",
            "The template sets the key usage itself, so AWS would ignore the one that was asked for.",
            "leave --template out, for one that leaves the key usage open")),
    KEY_USAGE_MISSING(error(
            "RFC 5280, section 4.2.1.3",
            "The template sets no key usage and none was asked for, but the certificate of a CA must have one.",
            "give --key-usage keyCertSign,cRLSign")),
    KEY_USAGE(error(
            "RFC 5280, section 4.2.1.3",
            "The key usage that was asked for lacks keyCertSign, so verifiers would refuse every certificate that the"
                    + " CA signs.",
            "add keyCertSign")),
    CRITICAL_EXTENSION(error(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "An extension was asked for as critical that AWS Private CA accepts in an imported certificate only when it"
                    + " is not critical, so the certificate could not be installed.",
            "leave it out of --extensions, or set Critical to false")),
    CSR_OF_PARENT(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.4 (l)",
            "The CSR has the key of a CA above. Its certificate would be another one of that CA and not one of a"
                    + " subordinate.",
            "give the CSR of the subordinate CA")),
    SUBJECT_OF_PARENT(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.4 (l)",
            "The CSR has the subject of a CA above. The certificate would count as self-issued, which exempts it from"
                    + " path lengths and its names from constraints.",
            "make a CSR with a subject of its own")),
    CA_NAMED_LIKE_HOST(warning(
            "measured: trap T6",
            "The common name of the CA could be a host name, and the constraints above refuse it as one. RFC 5280 does"
                    + " not compare common names with DNS constraints, but the JDK does, in CA certificates as well,"
                    + " and would reject every certificate of this CA.",
            "create the CA with a common name that has a blank in it, such as 'Example Issuing CA'")),
    PARENT_STATE(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The parent is not ACTIVE, and no other CA signs.",
            "activate the parent, or take another one")),
    SIGNING_ALGORITHM(error(
            "AWS Private CA API Reference, IssueCertificate",
            "The parent's key cannot sign with this algorithm: the key and the algorithm must be of the same family.",
            "leave --signing-algorithm out")),
    SIGNING_HASH(warning(
            "AWS Private CA User Guide, \"Installing a CA certificate\"",
            "Some regions let a key on an elliptic curve sign only with the hash that has the size of the curve.",
            "leave --signing-algorithm out")),
    PATH_LENGTH(error(
            "AWS Private CA User Guide, \"Template definitions\"",
            "AWS has templates for path lengths from 0 to " + Template.MAX_PATH_LENGTH + ", and for no others.",
            "give --path-len 0 to " + Template.MAX_PATH_LENGTH)),
    PATH_LENGTH_OF_PARENT(error(
            "RFC 5280, sections 4.2.1.9 and 6.1.4 (l) and (m)",
            "The parent's path length, or that of a CA above it, does not leave enough room: verifiers would refuse"
                    + " certificates below the new CA, and AWS refuses to sign it.",
            "give a shorter --path-len, or take a parent further up")),
    PATH_LENGTH_SHORTER(warning(
            "RFC 5280, section 4.2.1.9",
            "The CA gets a shorter path length than it has now, so certificates with more CAs above them than that will"
                    + " be refused.",
            "give the present path length as --path-len, or take a parent further up")),
    VALIDITY_IN_THE_PAST(
            error("RFC 5280, section 4.1.2.5", "The certificate would end before it is issued.", "give a later end")),
    SHORT_LIVED_PARENT(error(
            "AWS Private CA API Reference, CreateCertificateAuthority",
            "The parent has the usage mode SHORT_LIVED_CERTIFICATE, in which a CA issues certificates for seven days at"
                    + " most.",
            "take a general-purpose CA as parent")),
    TOO_SHORT_FOR_ACM(warning(
            "ACM User Guide, \"Private certificates\"",
            "ACM requests certificates for 395 days, and AWS Private CA issues none that outlives its CA, so every"
                    + " request to ACM would fail with PCA_INVALID_DURATION.",
            "give a longer validity, if ACM is to use this CA")),
    VALIDITY_BEYOND_PARENT(error(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\"",
            "The certificate would end after one above it. AWS Private CA refuses to sign such a certificate.",
            "give a shorter --validity, or renew the parent first")),
    VALIDITY_AS_PARENT(warning(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\"",
            "The certificate would end at the same time as one above it. The user guide says both that AWS accepts that"
                    + " and that it refuses it.",
            "let it end a day sooner")),
    PARENT_CONSTRAINTS_MALFORMED(error(
            "RFC 5280, section 4.2.1.10",
            "The name constraints of a CA above are malformed, so verifiers may refuse everything below it, or let"
                    + " everything pass.",
            "take another parent, or give that CA sound constraints first")),
    SUBJECT_REFUSED(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.3 (b) and (c)",
            "The subject of a CA is a name to which the constraints above apply, and they refuse it. Verifiers would"
                    + " refuse the CA itself.",
            "create the CA with a subject inside of what the parent permits, or take another parent")),
    EXCLUDED_BY_PARENT(error(
            "RFC 5280, section 6.1.4 (g)",
            "The policy permits names that a CA above excludes. What any CA of a path excludes stays excluded, so none"
                    + " of these names would pass.",
            "leave it out, or take another parent")),
    OUTSIDE_PARENT(error(
            "RFC 5280, section 6.1.4 (g)",
            "The policy permits names that a CA above does not permit. What the CAs of a path permit is intersected, so"
                    + " none of these names would pass.",
            "leave it out, or take another parent")),
    WIDER_THAN_PARENT(warning(
            "RFC 5280, section 6.1.4 (g)",
            "The policy permits more than a CA above does. What the CAs of a path permit is intersected, so only a part"
                    + " of it takes effect.",
            "permit only what the CA above permits")),
    EARLIER_REQUEST(warning(
            "own rule: AWS has no call that lists what a CA has issued",
            "An earlier run asked for a certificate and was given up. If AWS has signed that one, it stays valid.",
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
