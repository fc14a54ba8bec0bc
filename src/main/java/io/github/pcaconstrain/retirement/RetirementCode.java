package io.github.pcaconstrain.retirement;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** Findings before a CA is retired. */
public enum RetirementCode implements EnumeratedCode {
    STILL_ISSUED(error(
            "AWS Private CA User Guide, \"Deleting your private CA\"",
            "Certificates that the CA issued are still valid. Once the CA is deleted, AWS publishes no CRL and"
                    + " no OCSP response of it, and ACM cannot renew them.",
            "give --revoke-issued to revoke them, or --wait to disable the CA now and delete it when they have"
                    + " expired")),
    ISSUED_NOT_KNOWN(warning(
            "AWS Private CA API Reference: no operation lists the certificates of a CA",
            "Only the certificates that ACM manages are known. The CA may have issued others, which only its audit "
                    + "report lists.",
            "give an audit report of the CA with --issued")),
    ISSUED_UNREADABLE(error(
            "own rule: what is not known must not be taken for unused",
            "A certificate that the CA issued could not be read, so it is not known whether it is valid.",
            "run the command again; if ACM keeps refusing the certificate, allow acm:DescribeCertificate and "
                    + "acm:GetCertificate")),
    CAS_BELOW(error(
            "RFC 5280, section 6.1",
            "Other CAs have certificates from this CA. These stay valid, but once this CA is deleted, clients can no"
                    + " longer find out whether they are revoked.",
            "retire those CAs first")),
    NOT_THE_PARENT(error(
            "AWS Private CA API Reference, RevokeCertificate",
            "The CA given with --parent did not issue the certificate of this CA, so it cannot revoke it.",
            "give the CA that issued it, or leave --parent out")),
    STATE_NOT_RETIRABLE(error(
            "AWS Private CA API Reference, DeleteCertificateAuthority",
            "The state of the CA is not known to this version, so it is not known whether it can be deleted.",
            "look at the CA in the AWS console")),
    NOT_RESTORABLE(warning(
            "AWS Private CA User Guide, \"Restoring your private CA\"",
            "AWS cannot restore a CA that is deleted while it is being created, or after its creation failed.",
            "nothing is lost: such a CA has never had a certificate"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    RetirementCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
