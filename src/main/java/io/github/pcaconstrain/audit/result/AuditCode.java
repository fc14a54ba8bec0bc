package io.github.pcaconstrain.audit.result;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.info;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.UnreadableFix;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Place;
import java.util.Optional;

/** What an audit finds beyond the rules of {@code lint}. The codes are an interface, as those of the rules are. */
public enum AuditCode implements EnumeratedCode {
    UNREADABLE(error(
            "own rule: what was not read was not checked",
            "A source, or a certificate in it, could not be read, so it was not checked.",
            UnreadableFix.REPAIR)),
    TRUST_SETTINGS_IGNORED(info(
            "OpenSSL, openssl-x509(1), \"Trust Settings\"",
            "An OpenSSL TRUSTED CERTIFICATE includes trust settings. The certificate is audited, but the settings "
                    + "are not applied.",
            "nothing, unless the settings were meant to limit what is trusted")),
    CONSTRAINT_VIOLATED(error(
            "RFC 5280, sections 4.2.1.10 and 6.1.3 (b) and (c)",
            "A certificate presents a name that the CAs above it may not sign for, on every path that a verifier is"
                    + " known to take.",
            "revoke the certificate and issue it again with names that its CA may sign for")),
    CONSTRAINT_VIOLATED_ON_A_PATH(info(
            "RFC 5280, section 6.1.3 (b) and (c); RFC 4158 on the choice of a path",
            "One path allows every name and another does not, and a verifier may take either.",
            "retire the CA certificate that makes the difference")),
    PATHS_NOT_EXHAUSTED(error(
            "own rule: the work of an audit is bounded",
            "There are more or longer paths than an audit checks, and none of those checked allows every name.",
            "leave out the CA certificates that only cross-sign one another")),
    NAME_MALFORMED(warning(
            "RFC 5280, section 4.2.1.6",
            "A certificate presents a malformed name. It violates no constraints only because no CA above "
                    + "limits names of that type.",
            "issue the certificate again with a well-formed name")),
    COMMON_NAME_OUTSIDE(warning(
            "measured: trap T6",
            "The common name looks like a host outside the constraints; several verifiers take it for a DNS name.",
            "issue the certificate again without a host as its common name")),
    ISSUER_MISSING(warning(
            "RFC 5280, section 6.1",
            "The issuer's certificate is not among the sources, so the constraints above are not known.",
            "give the issuer's certificate as another source")),
    CA_NOT_GIVEN(error(
            "own rule: CAs are known before the certificates below them are judged",
            "With --cas, only the CAs in those files are known. This one is not among them, so that its constraints"
                    + " were not applied, and it was not judged.",
            "give its certificate with --cas, too")),
    SELF_SIGNED_LEAF(warning(
            "RFC 5280, sections 3.2 and 6.1",
            "A self-signed end-entity certificate has no CA above it, so no constraints apply to it.",
            "have a constrained CA issue it")),
    NOT_ANCHORED(warning(
            "RFC 5280, section 6.1",
            "No path leads from the CA to a certificate given with --trust.",
            "give the anchor with --trust, or the missing intermediates as another source")),
    SIGNATURE_INVALID(error(
            "RFC 5280, section 6.1.3 (a)",
            "There are CAs with the issuer's name, but the signature does not match any of their keys.",
            "find out where the certificate comes from, or give the right issuer")),
    CERTIFICATE_INVALID(error(
            "RFC 5280, section 4.1",
            "The certificate breaks a rule that RFC 5280, section 4.1, sets for every certificate, so no path "
                    + "through it is valid.",
            "find out where the certificate comes from, and issue it again")),
    PATH_INVALID(error(
            "RFC 5280, section 6.1.4 (k) to (o)",
            "On every path above this certificate, a CA breaks a rule of RFC 5280, section 6.1.4, on path length, "
                    + "key usage or unknown critical extensions, so verifiers refuse what this CA signs.",
            "issue the CA that breaks the rule again")),
    SIGNATURE_UNVERIFIED(warning(
            "RFC 5280, section 6.1.3 (a)",
            "The signature algorithm is not supported, so the issuer was found by its name and key identifier alone.",
            "verify the signature with another tool")),
    UNCONSTRAINED_TWIN(error(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\": a new certificate keeps the key",
            "The same CA key has a constrained certificate and this one without constraints; anyone can "
                    + "evade the constraints by presenting this one.",
            "revoke this certificate and take it out of trust stores and bundles")),
    WIDER_TWIN(error(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\": a new certificate keeps the key",
            "The same CA key has a certificate with narrower constraints; anyone can evade those by "
                    + "presenting this one.",
            "revoke the one of the two that the CA no longer uses, and take it out of trust stores and bundles")),
    TWIN_REVOKED(info(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\": a new certificate keeps the key",
            "The same CA key has a certificate with narrower constraints. This one is revoked, according to an audit"
                    + " report, a CRL or an OCSP answer of the CA that signed it.",
            "take it out of trust stores and bundles: not every client checks revocation")),
    TWIN_EXPIRED(info(
            "AWS Private CA User Guide, \"Managing the private CA lifecycle\": a new certificate keeps the key",
            "The same CA key has a certificate with narrower constraints. This one has expired.",
            "take it out of trust stores and bundles")),
    ROOT_UNCONSTRAINED(info(
            "own rule: what this tool is for",
            "The root has no name constraints, so verifiers that trust it accept any name below it.",
            "trust a constrained intermediate instead, or remove the root from trust stores that do not need it")),
    DEAD_ENTRY(warning(
            "RFC 5280, section 6.1.4 (g)",
            "A permitted subtree is entirely outside what the CAs above may sign for, so it permits nothing.",
            "take it out, or widen the constraints above")),
    OUTSIDE_POLICY(error(
            "own rule: the policy given with --policy",
            "The CA may sign for names that the policy given with --policy does not allow.",
            "issue the CA's certificate again with constraints inside the policy")),
    EXPIRED(warning(
            "RFC 5280, sections 4.1.2.5 and 6.1.3 (a)", "The certificate has expired.", "renew it, or take it out")),
    EXPIRES_SOON(warning(
            "own rule: the time given with --expires-within",
            "The certificate expires within the time given with --expires-within.",
            "renew it")),
    NOT_YET_VALID(info(
            "RFC 5280, sections 4.1.2.5 and 6.1.3 (a)",
            "The certificate is not valid yet.",
            "check the clock, or wait")),
    WEAK_KEY(error(
            "NIST SP 800-57 part 1, table 2",
            "The key is weaker than --min-strength requires (NIST SP 800-57 part 1, table 2).",
            "issue the certificate again with a stronger key")),
    WEAK_SIGNATURE(error(
            "NIST SP 800-57 part 1, table 3",
            "The signature's digest is weaker than --min-strength requires (NIST SP 800-57 part 1, table 3).",
            "issue the certificate again with a stronger signature algorithm")),
    STRENGTH_UNKNOWN(warning(
            "NIST SP 800-57 part 1",
            "The strength of the key's or signature's algorithm is not known.",
            "check its strength by hand")),
    NEGATIVE_SERIAL(warning(
            "RFC 5280, section 4.1.2.2",
            "The serial number is negative, which RFC 5280, section 4.1.2.2 forbids and some verifiers refuse.",
            "issue the certificate again with a positive serial number")),
    NO_CA_FOUND(info(
            "AWS Private CA API Reference, ListCertificateAuthorities",
            "--all-cas found no CA in this region with this profile.",
            "check the region and the profile, or leave them out")),
    CA_WITHOUT_CERTIFICATE(info(
            "AWS Private CA API Reference, GetCertificateAuthorityCertificate",
            "The CA has no certificate, so there is nothing to audit.",
            "install one, or delete the CA")),
    CA_DELETED(warning(
            "AWS Private CA API Reference, GetCertificateAuthorityCertificate",
            "The CA is deleted and AWS no longer returns its certificate, which may still be valid.",
            "have the CA above revoke the certificate, or give the certificate as a file")),
    TEMPLATE_WITHOUT_CONSTRAINTS(warning(
            "AWS Private CA API Reference, CreateCertificateAuthorityAuditReport",
            "According to an AWS audit report, a CA certificate was issued with a template that drops constraints.",
            "issue the certificate again with a template that ends in _APIPassthrough")),
    REVOKED_LEFT_OUT(info(
            "AWS Private CA API Reference, CreateCertificateAuthorityAuditReport",
            "An AWS audit report lists revoked certificates, which are not audited.",
            "nothing, if clients check revocation")),
    ACM_NOT_PERMITTED(warning(
            "ACM API Reference, ListCertificates",
            "These credentials may not read the certificates that ACM holds, so those are not audited.",
            "allow acm:ListCertificates, acm:DescribeCertificate and acm:GetCertificate, or give --skip-acm"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    AuditCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }

    /** What a remark of a source is reported as. */
    public static AuditCode of(SourceNotice notice) {
        return valueOf(notice.name());
    }

    /** A finding about a part of a certificate, or about all of it if the part is empty. */
    public CertificateFinding of(ParsedCertificate certificate, String part, String message) {
        return of(finding(part, message), certificate);
    }

    /** A finding about a place, with a specific fix. */
    public CertificateFinding of(Place place, String part, String message, String fix) {
        return CertificateFinding.of(finding(part, message, fix), place);
    }

    /** A finding about a place. */
    public CertificateFinding of(Place place, String part, String message) {
        return CertificateFinding.of(finding(part, message), place);
    }

    /** A finding of any kind about a certificate. */
    public static CertificateFinding of(Finding finding, ParsedCertificate certificate) {
        return new CertificateFinding(
                finding,
                certificate.place(),
                certificate.fingerprint(),
                Optional.of(certificate.contents().notAfter()));
    }
}
