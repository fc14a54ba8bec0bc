package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AccountFile.CA;
import static io.github.pcaconstrain.cli.audit.AccountFile.IAM;
import static io.github.pcaconstrain.cli.audit.AccountFile.allow;
import static io.github.pcaconstrain.cli.audit.AccountFile.condition;
import static io.github.pcaconstrain.cli.audit.AccountFile.policy;
import static io.github.pcaconstrain.cli.audit.AccountFile.statement;
import static io.github.pcaconstrain.cli.audit.AccountFile.trust;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code audit --iam}: who can change IAM so that a CA signs for them. */
class AuditSelfGrantTest {
    private static final String ISSUE = "acm-pca:IssueCertificate";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private AccountFile account;

    @BeforeEach
    void start() {
        account = new AccountFile(folder);
        account.role("Signer", policy(allow(ISSUE, CA)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:PutUserPolicy",
                "iam:AttachUserPolicy",
                "iam:PutRolePolicy",
                "iam:AttachRolePolicy",
                "iam:PutGroupPolicy",
                "iam:AttachGroupPolicy",
                "iam:AddUserToGroup",
                "iam:CreatePolicyVersion",
                "iam:SetDefaultPolicyVersion",
                "iam:UpdateAssumeRolePolicy"
            })
    void aChangeOfIamIsFound(String action) {
        account.user("changer", policy(allow(action, "*")), "");

        assertThat(account.found())
                .containsExactlyInAnyOrder("may-sign-any-template Signer", "may-give-itself-signing changer possibly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"})
    void theCredentialsOfAnotherUserAreAWay(String action) {
        account.user("signer", policy(allow(ISSUE, CA)), "");
        account.user("helpdesk", policy(allow(action, IAM + "user/*")), "");
        account.user("careful", policy(allow(action, IAM + "user/${aws:username}")), "");

        assertThat(account.found())
                .containsExactlyInAnyOrder(
                        "may-sign-any-template Signer",
                        "may-sign-any-template signer",
                        "may-give-itself-signing helpdesk possibly");
        assertThat(account.run().out()).contains("can possibly take over this user, which can have a CA sign CAs");
    }

    /** With other metadata, the provider lets in anyone. */
    @ParameterizedTest
    @CsvSource({"Staff, true", "Guests, false", "*, true"})
    void theProviderOfARoleIsAWay(String provider, boolean isFound) {
        String saml = IAM + "saml-provider/";
        account.role("Staff", trust("{\"Federated\":\"" + saml + "Staff\"}"), policy(allow(ISSUE, CA)));
        account.user("sso", policy(allow("iam:UpdateSAMLProvider", saml + provider)), "");

        assertThat(account.found().contains("may-give-itself-signing sso possibly"))
                .isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvSource({"iam:Get*", "iam:CreateUser", "iam:CreateAccessKey", "iam:DeleteRolePolicy"})
    void whatGivesNothingIsNotFound(String action) {
        account.user("other", policy(allow(action, "*")), "");

        assertThat(account.found()).containsExactly("may-sign-any-template Signer");
    }

    @Test
    void theChangesAreOneFinding() {
        account.role("IamAdmin", policy(allow("iam:*Policy*", "*")));

        JsonNode finding = account.findings().stream()
                .filter(each -> each.get("code").asString().equals("may-give-itself-signing"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.get("severity").asString()).isEqualTo("warning");
        assertThat(finding.at("/access/action").asString())
                .contains("iam:PutUserPolicy", "iam:SetDefaultPolicyVersion");
        assertThat(finding.at("/access/resources").toString()).isEqualTo("[\"" + CA + "\"]");
        assertThat(finding.get("message").asString())
                .contains(
                        "the principal can possibly give itself the permission to have the CA sign CAs without constraints")
                .contains("whether the changed policy is one of its own");
    }

    /** What the change would allow is denied nevertheless. */
    @Test
    void aServiceControlPolicyHoldsWhateverIamSays() {
        account.role("IamAdmin", policy(allow("iam:*Policy*", "*")));
        String scp = account.file(
                "scp",
                "scp.json",
                policy(statement(
                        "Deny", ISSUE, "*", condition("ArnNotEquals", "aws:PrincipalArn", IAM + "role/Signer"))));

        assertThat(account.run("--iam", scp).out())
                .contains("IamAdmin): " + IAM + "role/Signer: the principal can possibly take over this role")
                .doesNotContain("give itself");
    }

    @Test
    void aDenyOfTheChangesIsProof() {
        account.role(
                "Developer",
                policy(
                        allow("*", "*"),
                        statement("Deny", "iam:*", "*", ""),
                        statement("Deny", "acm-pca:*", "*", ""),
                        statement("Deny", "sts:*", "*", "")));

        assertThat(account.found()).containsExactly("may-sign-any-template Signer");
    }

    /** What denies may be taken away by whom it denies something. */
    @ParameterizedTest
    @CsvSource({
        "iam:DeleteUserPolicy, acm-pca:*, true",
        "iam:DetachUserPolicy, acm-pca:*, true",
        "iam:RemoveUserFromGroup, acm-pca:*, true",
        "iam:DeleteUserPolicy, s3:*, false"
    })
    void aDenialThatCanBeRemovedIsNoProof(String action, String allowed, boolean isFound) {
        account.user(
                "denied", policy(allow(allowed, "*"), allow(action, "*"), statement("Deny", "acm-pca:*", "*", "")), "");

        assertThat(account.found().contains("may-give-itself-signing denied possibly"))
                .isEqualTo(isFound);
    }

    @ParameterizedTest
    @CsvSource({"iam:DeleteUserPermissionsBoundary, true", "iam:GetUser, false"})
    void aBoundaryThatCanBeRemovedIsNoProof(String action, boolean isFound) {
        account.managed("limit", policy(allow("iam:*", "*"), allow("s3:*", "*")));
        account.user(
                "bounded",
                policy(allow("acm-pca:*", "*"), allow(action, "*")),
                ",\"PermissionsBoundary\":{\"PermissionsBoundaryArn\":\"" + IAM + "policy/limit\"}");

        assertThat(account.found().contains("may-give-itself-signing bounded possibly"))
                .isEqualTo(isFound);
    }

    @Test
    void whoCanSignAnywayIsNotReportedAgain() {
        account.role("Admin", policy(allow("*", "*")));

        assertThat(account.found()).doesNotContain("may-give-itself-signing Admin possibly");
    }

    @Test
    void aServiceLinkedRoleBelongsToItsService() {
        account.role("aws-service-role/sso.amazonaws.com/AWSServiceRoleForSSO", policy(allow("iam:*Policy*", "*")));

        assertThat(account.found()).containsExactly("may-sign-any-template Signer");
    }
}
