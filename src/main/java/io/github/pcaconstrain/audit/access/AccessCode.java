package io.github.pcaconstrain.audit.access;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.info;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** What the policies given with {@code --iam} let somebody do to a constrained CA or its parent. */
public enum AccessCode implements EnumeratedCode {
    MAY_SIGN_ANY_TEMPLATE(error(
            "AWS Private CA User Guide, \"Understanding certificate templates\"",
            "The principal can have the CA sign with every template. With one that drops constraints, it gets a"
                    + " subordinate CA that may sign for any name.",
            "allow only end-entity templates, or deny the others with a condition on acm-pca:TemplateArn")),
    MAY_SIGN_WITHOUT_CONSTRAINTS(error(
            "AWS Private CA User Guide, \"Understanding certificate templates\"",
            "The principal can have the CA sign a subordinate CA with a template that drops the constraints of the"
                    + " request, or takes them from the CSR.",
            "deny all CA templates except those that end in _APIPassthrough, with a condition on"
                    + " acm-pca:TemplateArn")),
    MAY_SIGN_WITH_PASSTHROUGH(info(
            "AWS Private CA API Reference, IssueCertificate",
            "The principal can have the CA sign a subordinate CA with a template that takes constraints from the"
                    + " request. Policies do not see whether there are any, so the principal has to be trusted.",
            "nothing, if it is meant to constrain CAs; otherwise deny acm-pca:IssueCertificate to it")),
    MAY_IMPORT_CA_CERTIFICATE(warning(
            "AWS Private CA API Reference, ImportCertificateAuthorityCertificate",
            "The principal can install another certificate for the CA, even one without constraints.",
            "allow acm-pca:ImportCertificateAuthorityCertificate only to the role that installs")),
    MAY_CHANGE_CA_POLICY(warning(
            "AWS Private CA API Reference, PutPolicy",
            "The principal can change the CA's policy, and so let other accounts have it sign.",
            "allow acm-pca:PutPolicy only to those who decide on shares")),
    MAY_GRANT_CA_PERMISSION(info(
            "AWS Private CA API Reference, CreatePermission",
            "The principal can let ACM issue and renew certificates of the CA, but only for end entities.",
            "nothing, unless ACM is not meant to use this CA")),
    MAY_UPDATE_CA(warning(
            "AWS Private CA API Reference, UpdateCertificateAuthority",
            "The principal can disable the CA, or turn off its revocation.",
            "allow acm-pca:UpdateCertificateAuthority only to those who run the CA")),
    MAY_DELETE_CA(warning(
            "AWS Private CA API Reference, DeleteCertificateAuthority",
            "The principal can delete the CA once it is disabled. It can be restored for at most 30 days.",
            "allow acm-pca:DeleteCertificateAuthority only to those who run the CA")),
    MAY_ASSUME_SIGNING_ROLE(error(
            "IAM User Guide, \"Cross account resource access in IAM\" and \"Roles terms and concepts\"",
            "The principal can assume a role that can have a CA sign subordinate CAs, although the"
                    + " principal's own policies allow less.",
            "name only the principals that need it in the role's trust policy, or limit what the role may do")),
    MAY_PASS_SIGNING_ROLE(error(
            "IAM User Guide, \"Grant a user permissions to pass a role to an AWS service\"",
            "The principal can pass to a service a role that can have a CA sign subordinate CAs, and so run code"
                    + " as that role.",
            "allow iam:PassRole only for the roles that the principal needs, and not for this one")),
    MAY_GIVE_ITSELF_SIGNING(warning(
            "IAM User Guide, \"Permissions management actions\" in \"Understanding access level summaries\"",
            "The principal can change IAM: policies, who may assume a role, or what a user signs in with. It can thereby"
                    + " possibly have a CA sign subordinate CAs, which its present policies do not allow.",
            "allow changes of IAM only to those who are trusted with the CA, or attach the policy that"
                    + " 'pca-constrain guard' prints")),
    CA_POLICY_NOT_GIVEN(info(
            "AWS Private CA API Reference, GetPolicy",
            "The policy of a CA is not among the files. It may let others have the CA sign.",
            "give the CA's resource policy, as GetPolicy prints it, with --iam, too")),
    OTHER_CAS_NOT_JUDGED(info(
            "own rule: what was not asked was not checked",
            "Policies allow principals to have CAs sign by a pattern that may stand for more CAs than those that the policies"
                    + " name or that are sources of the audit. Only these were judged.",
            "give the other CAs as sources: by their ARNs, or with --all-cas for each region")),
    NO_PRINCIPAL_GIVEN(info(
            "own rule: who was not given was not checked",
            "The files given with --iam contain policies, but do not say to whom they apply.",
            "give the output of 'aws iam get-account-authorization-details' with --iam, too"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    AccessCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
