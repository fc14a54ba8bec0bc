package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an audit finds beyond the rules of {@code lint}. The codes are an interface, as those of the rules are. */
public enum AuditCode {
    UNREADABLE(
            Severity.ERROR,
            "A source, or a certificate in it, could not be read, so nothing is known of it.",
            "repair or remove it, or go on without it with --keep-going"),
    TRUST_SETTINGS_IGNORED(
            Severity.INFO,
            "A TRUSTED CERTIFICATE of OpenSSL says what it is trusted for; the certificate is audited, the settings"
                    + " are not applied.",
            "nothing, unless the settings were meant to limit what is trusted"),
    CONSTRAINT_VIOLATED(
            Severity.ERROR,
            "A certificate presents a name that the CAs above it may not sign for, on every path that a verifier is"
                    + " known to take.",
            "revoke the certificate and issue it again with names that its CA may sign for"),
    CONSTRAINT_VIOLATED_ON_A_PATH(
            Severity.INFO,
            "One path lets every name pass, another does not: which one a verifier takes is up to it.",
            "retire the CA certificate that makes the difference"),
    PATHS_NOT_EXHAUSTED(
            Severity.ERROR,
            "There are more or longer paths than an audit looks at, and none of those seen lets every name pass.",
            "leave the CA certificates out that only cross-sign one another"),
    NAME_MALFORMED(
            Severity.WARNING,
            "A certificate presents a name that breaks the rules of its form. No CA above constrains the form, or it"
                    + " would violate the constraints.",
            "issue the certificate again with a well-formed name"),
    COMMON_NAME_OUTSIDE(
            Severity.WARNING,
            "The common name looks like a host outside the constraints; several verifiers take it for a DNS name.",
            "issue the certificate again without a host as its common name"),
    ISSUER_MISSING(
            Severity.WARNING,
            "The issuer's certificate is not among the sources, so the constraints above are not known.",
            "give the issuer's certificate as another source"),
    SELF_SIGNED_LEAF(
            Severity.WARNING,
            "An end-entity certificate that is its own issuer stands under no CA's constraints.",
            "have a constrained CA issue it"),
    NOT_ANCHORED(
            Severity.WARNING,
            "No path leads from the CA to a certificate of --trust.",
            "give the anchor with --trust, or the missing intermediates as another source"),
    SIGNATURE_INVALID(
            Severity.ERROR,
            "CAs of the issuer's name are there, but none of their keys made the signature.",
            "find out where the certificate comes from, or give the right issuer"),
    CERTIFICATE_INVALID(
            Severity.ERROR,
            "The certificate breaks a rule of RFC 5280, section 4.1, that every certificate must keep, so no path"
                    + " through it is valid.",
            "find out where the certificate comes from, and issue it again"),
    PATH_INVALID(
            Severity.ERROR,
            "A CA breaks what RFC 5280, section 6.1.4, asks of the CAs of a path: path length, key usage, known"
                    + " critical extensions. On every path above this one there is such a CA, so verifiers refuse what it"
                    + " signs.",
            "issue the CA that breaks the rule again"),
    SIGNATURE_UNVERIFIED(
            Severity.WARNING,
            "The signature's algorithm is not known here, so the issuer was found by its name and key identifier"
                    + " alone.",
            "verify the signature with another tool"),
    UNCONSTRAINED_TWIN(
            Severity.ERROR,
            "The same CA key has a constrained certificate and this one without constraints; who presents this one"
                    + " evades the constraints.",
            "revoke this certificate and take it out of trust stores and bundles"),
    WIDER_TWIN(
            Severity.ERROR,
            "The same CA key has a certificate with narrower constraints than this one; whoever presents this one gets "
                    + "around them.",
            "revoke the one of the two that the CA no longer uses, and take it out of trust stores and bundles"),
    ROOT_UNCONSTRAINED(
            Severity.INFO,
            "A root without constraints may vouch for any name.",
            "trust a constrained subordinate in its place, or leave it out of stores that need it not"),
    DEAD_ENTRY(
            Severity.WARNING,
            "A permitted subtree lies wholly outside what the CAs above may sign for, so it permits nothing.",
            "take it out, or widen the constraints above"),
    OUTSIDE_POLICY(
            Severity.ERROR,
            "The CA may sign for names that the policy of --policy does not let pass.",
            "issue the CA's certificate again with constraints inside the policy"),
    EXPIRED(Severity.WARNING, "The certificate has expired.", "renew it, or take it out"),
    EXPIRES_SOON(Severity.WARNING, "The certificate expires within the time of --expires-within.", "renew it"),
    NOT_YET_VALID(Severity.INFO, "The certificate is not valid yet.", "check the clock, or wait"),
    WEAK_KEY(
            Severity.ERROR,
            "The key is weaker than --min-strength demands (NIST SP 800-57 part 1, table 2).",
            "issue the certificate again for a stronger key"),
    WEAK_SIGNATURE(
            Severity.ERROR,
            "The signature's digest is weaker than --min-strength demands (NIST SP 800-57 part 1, table 3).",
            "issue the certificate again with a stronger signature algorithm"),
    STRENGTH_UNKNOWN(
            Severity.WARNING, "The algorithm of the key or signature is not known here.", "check its strength by hand"),
    NEGATIVE_SERIAL(
            Severity.WARNING,
            "The serial number is negative, which RFC 5280, section 4.1.2.2 forbids and some verifiers refuse.",
            "issue the certificate again with a positive serial number"),
    NO_CA_FOUND(Severity.INFO, "--all-cas found no CA there.", "check the region and the profile, or leave them out"),
    CA_WITHOUT_CERTIFICATE(
            Severity.INFO,
            "The CA has no certificate, so there is nothing of it to audit.",
            "install one, or delete the CA"),
    CA_DELETED(
            Severity.WARNING,
            "The CA is deleted and AWS no longer hands out its certificate, which may still be valid.",
            "revoke the certificate with the CA above, or give it as a file"),
    TEMPLATE_WITHOUT_CONSTRAINTS(
            Severity.WARNING,
            "An audit report of AWS tells that a CA certificate was issued by a template that takes no constraints.",
            "issue the certificate again with a template that ends in _APIPassthrough"),
    REVOKED_LEFT_OUT(
            Severity.INFO,
            "An audit report of AWS names certificates that are revoked; they are not audited.",
            "nothing, if relying parties look at revocation"),
    ACM_NOT_PERMITTED(
            Severity.WARNING,
            "ACM does not let the caller see its certificates, so those that it had issued are not audited.",
            "allow acm:ListCertificates, acm:DescribeCertificate and acm:GetCertificate, or give --skip-acm");

    private final Severity severity;
    private final String explanation;
    private final String fix;

    AuditCode(Severity severity, String explanation, String fix) {
        this.severity = severity;
        this.explanation = explanation;
        this.fix = fix;
    }

    /** The code in lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How grave its findings are. */
    public Severity severity() {
        return severity;
    }

    /** What it means, one sentence. */
    public String explanation() {
        return explanation;
    }

    /** What to do about it, one sentence. */
    public String fix() {
        return fix;
    }

    /** Every code. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(AuditCode::code).toList();
    }

    /** What a remark of a source is reported as. */
    static AuditCode of(SourceNotice notice) {
        return valueOf(notice.name());
    }

    CertificateFinding of(ParsedCertificate certificate, String part, String message) {
        return new CertificateFinding(finding(part, message), certificate.place(), certificate.fingerprint());
    }

    CertificateFinding of(Place place, String part, String message) {
        return new CertificateFinding(finding(part, message), place, "");
    }

    private Finding finding(String part, String message) {
        return new Finding(code(), severity, part, message, fix);
    }
}
