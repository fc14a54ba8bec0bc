package io.github.pcaconstrain.audit.surroundings;

import static io.github.pcaconstrain.finding.CodeInfo.error;
import static io.github.pcaconstrain.finding.CodeInfo.info;
import static io.github.pcaconstrain.finding.CodeInfo.warning;

import io.github.pcaconstrain.finding.CodeInfo;
import io.github.pcaconstrain.finding.EnumeratedCode;

/** What the settings of a CA in AWS Private CA leave open. */
public enum SurroundingCode implements EnumeratedCode {
    ROOT_ENABLED(warning(
            "AWS Security Hub, control PCA.1",
            "The root is enabled, so everyone who is allowed to use it can have it sign another CA without"
                    + " constraints.",
            "disable the root until it has to sign again (UpdateCertificateAuthority, status DISABLED)")),
    CA_UNTAGGED(info(
            "AWS Security Hub, control PCA.2",
            "The CA has no tags, so nothing in AWS says whose it is, and policies cannot refer to it by a tag.",
            "tag it, for example with its owner (TagCertificateAuthority)")),
    REVOCATION_OFF(warning(
            "AWS Private CA User Guide, \"Plan your AWS Private CA certificate revocation method\"",
            "The CA publishes neither a CRL nor OCSP responses, so nobody learns of a certificate that it revokes, such"
                    + " as that of a CA without constraints.",
            "configure a CRL or OCSP; only certificates that are issued after that name it")),
    SHARED_WITH_EVERYONE(error(
            "IAM User Guide, \"AWS JSON policy elements: Principal\"; AWS Private CA API Reference, PutPolicy",
            "The policy of the CA names everyone as its principal. If conditions limit who that is, this is a warning.",
            "name the accounts that need the CA, or add a condition such as aws:PrincipalOrgID")),
    SHARED_ACROSS_ACCOUNTS(info(
            "AWS Private CA User Guide, \"Attach a policy for cross-account access\"; shares of AWS RAM are in the policy",
            "The policy of the CA lets another account use it.",
            "nothing, if the account is meant to; otherwise end the share")),
    CA_POLICY_UNREADABLE(error(
            "own rule: what cannot be read may allow anything",
            "The policy of the CA breaks the grammar of IAM policies as it is known here, so whom it lets sign is not"
                    + " known.",
            "read it by hand, as GetPolicy prints it")),
    RENEWAL_NOT_PERMITTED(info(
            "AWS Private CA User Guide, \"Assign certificate renewal permissions to ACM\"",
            "ACM may not renew certificates of the CA; their renewal would stay pending. This is a warning if ACM manages"
                    + " certificates of the CA.",
            "allow it with CreatePermission, as 'apply --with-renewal' does, if ACM is to manage certificates of it")),
    CA_ENDS_BEFORE_LEAVES(warning(
            "RFC 5280, section 6.1.3 (a)",
            "The certificate of the CA expires before certificates that the CA issued, which are refused from then on.",
            "renew the certificate of the CA, for example with 'apply --renew-within'")),
    CA_KEY_WEAK(error(
            "NIST SP 800-57 part 1, table 2",
            "A CA that has no certificate yet has a key that is weaker than --min-strength requires. A key cannot be"
                    + " exchanged.",
            "create another CA with a stronger key, and delete this one")),
    CA_SETTING_WITHHELD(warning(
            "own rule: what was not read was not checked",
            "AWS refused to tell a setting of the CA, so it was not checked. If another account shares the CA, this is an"
                    + " info, since AWS tells some settings only to the owner.",
            "allow the operation, or audit the CA with credentials of its account"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final CodeInfo about;

    SurroundingCode(CodeInfo about) {
        this.about = about;
    }

    @Override
    public CodeInfo about() {
        return about;
    }
}
