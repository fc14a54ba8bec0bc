package io.github.pcaconstrain.audit.trail;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.info;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** What the records given with {@code --cloudtrail} show that somebody did to a CA. */
public enum TrailCode implements EnumeratedCode {
    SIGNED_WITHOUT_CONSTRAINTS(error(
            "AWS Private CA User Guide, \"Understanding certificate templates\"",
            "A CA signed a CA certificate that no constraints limit: the certificate has none, or its template drops"
                    + " them, and no CA above it that is among the sources has any.",
            "revoke the certificate, and close the gap with 'pca-constrain guard'")),
    CA_POLICY_OPENED(error(
            "AWS Private CA API Reference, PutPolicy",
            "Somebody gave a CA a policy that lets others have it sign CAs without constraints. If the policy is not"
                    + " understood, this is a warning.",
            "narrow or delete the policy if the CA still has it, and look for CAs that were signed in the meantime")),
    NOT_EXPECTED_ROLE(error(
            "own rule: the roles given with --expected-role",
            "Somebody other than the roles given with --expected-role had a CA sign a CA certificate, installed a"
                    + " certificate for a CA, or changed a CA or who may use it.",
            "find out who it was and why, and close the gap with 'pca-constrain guard'")),
    CONSTRAINTS_NOT_SEEN(warning(
            "AWS Private CA User Guide, \"AWS Private CA service events\"",
            "A CA signed a CA certificate with a template that takes constraints from the request. Whether there were"
                    + " any is not recorded, and the certificate is not among the sources.",
            "give the certificate, or the ARN of its CA, as a source")),
    ISSUED_NOT_INSTALLED(warning(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "A CA signed a CA certificate, but no record shows that it was installed for a CA of AWS Private CA, and"
                    + " no source has it. Somebody may run a CA of their own with it.",
            "find out who has its key and revoke it, or give the certificate as a source if it is meant to be used"
                    + " outside AWS")),
    CA_CERTIFICATE_ISSUED(info(
            "AWS Private CA API Reference, IssueCertificate",
            "A CA signed a CA certificate, and nothing about it is suspicious.",
            "nothing, if it was meant to")),
    CA_CERTIFICATE_INSTALLED(info(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "A certificate was installed for a CA.",
            "nothing, if it was meant to be")),
    CA_POLICY_CHANGED(info(
            "AWS Private CA API Reference, PutPolicy",
            "The policy of a CA was replaced by one that opens no way around the constraints, or that the record does"
                    + " not show; or it was deleted.",
            "audit the policy that the CA has now with --iam")),
    CA_PERMISSION_CHANGED(info(
            "AWS Private CA API Reference, CreatePermission",
            "A service was permitted to use a CA, or no longer is.",
            "nothing, if it was meant to be")),
    CA_CHANGED(info(
            "AWS Private CA API Reference, UpdateCertificateAuthority",
            "A CA was disabled, enabled, deleted or restored, or its revocation was configured.",
            "nothing, if it was meant to be")),
    ATTEMPT_FAILED(info(
            "CloudTrail User Guide, \"CloudTrail record contents\": errorCode",
            "Somebody tried to have a CA sign a CA certificate, or to change a CA, and AWS did not do it.",
            "find out why it was tried, if it was refused")),
    ISSUANCE_NOT_RECORDED(info(
            "own rule: what was not recorded was not checked",
            "An audit report beside the records lists a CA certificate, and no record tells who had it signed.",
            "give the records of the time when it was issued")),
    TRAIL_WITHOUT_RECORDS(info(
            "own rule: what was not recorded was not checked",
            "The files given with --cloudtrail have no record about AWS Private CA.",
            "give the files of the region and the time in which CAs were created")),
    TRAIL_EVENT_UNKNOWN(info(
            "AWS Private CA User Guide, \"Logging AWS Private CA API calls using AWS CloudTrail\"",
            "There are records of operations that this version does not know, so they were not checked.",
            "look at them, and look for a newer version")),
    DIGESTS_NOT_VERIFIED(info(
            "CloudTrail User Guide, \"Validating CloudTrail log file integrity\"",
            "Files with digests were left out. Whether the other files are as CloudTrail wrote them, and complete, was"
                    + " not checked.",
            "have the AWS CLI check it: cloudtrail validate-logs"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    TrailCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
