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

/** {@code audit --iam}: whom policies of an organization bind, and who is meant though no policies of theirs were given. */
class AuditOrganizationTest {
    private static final String ISSUE = "acm-pca:IssueCertificate";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private AccountFile account;

    @BeforeEach
    void start() {
        account = new AccountFile(folder);
    }

    private String denyAll(String kind) {
        return account.file(kind, kind + ".json", policy(statement("Deny", "*", "*", "")));
    }

    private String ofCa(String principal) {
        return account.file(
                "resource", "ca.json", policy(statement("Allow", ISSUE, CA, ",\"Principal\":" + principal)));
    }

    /** "SCPs affect only IAM users and roles that are managed by accounts that are part of the organization." */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"AWS\":\"444455556666\"}                                  | may-sign-any-template 444455556666 possibly",
                "{\"AWS\":\"arn:aws:iam::444455556666:role/Far\"}            | may-sign-any-template Far possibly",
                "\"*\"                                                       | may-sign-any-template * possibly",
                "{\"Service\":\"acm.amazonaws.com\"}                         | may-sign-any-template acm.amazonaws.com"
            })
    void anScpBindsNobodyElse(String principal, String finding) {
        account.role("Own", policy(allow(ISSUE, CA)));

        assertThat(account.found(ofCa(principal), denyAll("scp"))).contains(finding);
    }

    @Test
    void anScpThatDoesNotConcernTheRequestIsNoDoubt() {
        account.role("Own", policy(allow("s3:*", "*")));
        String scp = account.file("scp", "scp.json", policy(statement("Deny", "s3:*", "*", "")));

        assertThat(account.run("--iam", ofCa("{\"AWS\":\"444455556666\"}"), "--iam", scp)
                        .out())
                .contains("possibly")
                .doesNotContain("scp.json");
        assertThat(account.run("--iam", ofCa("{\"AWS\":\"444455556666\"}"), "--iam", denyAll("scp"))
                        .out())
                .contains("scp.json may limit it; nothing tells whether it applies");
    }

    @Test
    void anScpDoesNotBindWhomAnIdentityProviderSignsIn() {
        String provider = IAM + "oidc-provider/token.example";
        account.role("Signer", trust("{\"Federated\":\"" + provider + "\"}"), policy(allow(ISSUE, CA)));
        String scp = account.file("scp", "scp.json", policy(statement("Deny", "sts:*", "*", "")));

        assertThat(account.found(scp))
                .containsExactlyInAnyOrder("may-sign-any-template Signer", "may-assume-signing-role token.example");
    }

    /** Before it assumes the role, it has no account. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",\"Principal\":{\"AWS\":\"111122223333\"} | ''",
                ",\"Principal\":\"*\"                      | aws:PrincipalAccount"
            })
    void whomAnIdentityProviderSignsInBelongsToNoAccount(String principal, String key) {
        String provider = IAM + "oidc-provider/token.example";
        String deny = "{\"Effect\":\"Deny\",\"Action\":\"sts:*\"" + principal
                + ("''".equals(key) || key.isEmpty() ? "" : condition("StringEquals", key, "111122223333")) + "}";
        account.role(
                "Signer",
                trust("{\"Federated\":\"" + provider + "\"}")
                        .replace("\"Statement\":{", "\"Statement\":[" + deny + ",{")
                        .replaceFirst("}$", "]}"),
                policy(allow(ISSUE, CA)));

        assertThat(account.found()).anyMatch(each -> each.startsWith("may-assume-signing-role token.example"));
    }

    @Test
    void aSharedPermissionIsForAccountsThatAnScpNeedNotBind() {
        account.role("Own", policy(allow("s3:*", "*")));
        String share = account.file("ram", "share.json", "{\"Effect\":\"Allow\",\"Action\":\"" + ISSUE + "\"}");

        assertThat(account.found(share, denyAll("scp")))
                .singleElement()
                .asString()
                .startsWith("may-sign-any-template")
                .endsWith("possibly");
    }

    @Test
    void anRcpIsForTheCasOfTheAccounts() {
        String far = CA.replace("111122223333", "444455556666");
        account.role("Own", policy(allow(ISSUE, CA), allow(ISSUE, far)));

        assertThat(account.findings(denyAll("rcp"))).singleElement().satisfies(finding -> {
            assertThat(finding.at("/access/resources/0").asString()).isEqualTo(far);
            assertThat(finding.at("/access/doubts").toString()).contains("rcp.json may limit it");
        });
    }

    /** Such as an export of users alone. */
    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/Missing, Missing",
        "arn:aws:sts::111122223333:assumed-role/Missing/session, session",
        "arn:aws:iam::111122223333:user/missing, missing"
    })
    void whoIsNotInTheFileOfTheAccountIsNotForgotten(String principal, String name) {
        account.role("Own", policy(allow("s3:*", "*")));

        assertThat(account.found(ofCa("{\"AWS\":\"" + principal + "\"}")))
                .contains("may-sign-any-template " + name + " possibly");
    }

    @Test
    void theSessionOfARoleThatWasGivenIsTheRole() {
        account.role("Own", policy(allow("s3:*", "*")));

        assertThat(account.found(ofCa("{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/Own/session\"}")))
                .containsExactly("may-sign-any-template Own possibly");
    }

    @Test
    void casForWhichOnlyAPatternStandsAreLookedAtToo() {
        account.role("Named", policy(allow(ISSUE, CA)));
        account.role("Elsewhere", policy(allow(ISSUE, "arn:aws:acm-pca:eu-*:111122223333:certificate-authority/*")));

        assertThat(account.found())
                .containsExactlyInAnyOrder("may-sign-any-template Named", "may-sign-any-template Elsewhere");
    }

    @Test
    void whatIsCertainIsToldFromWhatIsPossible() {
        String template = "arn:aws:acm-pca:::template/RootCACertificate/V1";
        account.role(
                "Mixed",
                policy(
                        allow(ISSUE, CA),
                        statement(
                                "Deny",
                                ISSUE,
                                "*",
                                ",\"Condition\":{\"StringNotEquals\":{\"acm-pca:TemplateArn\":\"" + template
                                        + "\",\"aws:SourceVpce\":\"vpce-1\"}}")));

        assertThat(account.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.get("code").asString()).isEqualTo("may-sign-without-constraints");
            assertThat(finding.at("/access/certain").asBoolean()).isTrue();
            assertThat(finding.at("/access/templates").toString()).isEqualTo("[\"RootCACertificate\"]");
        });
    }

    /** A user who can get other tags is not held back by those of today. */
    @ParameterizedTest
    @CsvSource({"s3:GetObject, false", "iam:TagUser, true", "sts:GetFederationToken, true"})
    void tagsThatTheUserCanChangeAreNotKnown(String action, boolean isPossible) {
        account.user(
                "bob",
                policy(
                        allow(ISSUE, CA),
                        allow(action, "*"),
                        statement("Deny", ISSUE, "*", condition("StringEquals", "aws:PrincipalTag/team", "web"))),
                ",\"Tags\":[{\"Key\":\"team\",\"Value\":\"web\"}]");

        assertThat(account.found().contains("may-sign-any-template bob possibly"))
                .isEqualTo(isPossible);
    }

    // What could pass for something else

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}|so this is a policy of"
                        + " another kind",
                "{\"UserDetailList\":[],\"IsTruncated\":true}|the first of several pages",
                "{\"RoleDetailList\":[{\"RoleName\":\"x\",\"Arn\":\"arn:aws:iam::111122223333:role/x\"}]}|a role has no"
                        + " AssumeRolePolicyDocument",
                "{\"PolicyDocument\":\"%7B%zz\"}|invalid URL encoding"
            })
    void whatIsNotWholeIsAnError(String content, String message) {
        var outcome = account.run("--iam", account.file("", "other.json", content));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("other.json:1:", message);
    }

    @Test
    void anEncodedPolicyMayBeginWithABlank() {
        account.role(
                "Own",
                "\"%20%0A" + "%7B%22Statement%22:%7B%22Effect%22:%22Allow%22,%22Action%22:%22" + ISSUE
                        + "%22,%22Resource%22:%22*%22%7D%7D\"");

        assertThat(account.found()).containsExactly("may-sign-any-template Own");
    }

    @Test
    void whatFilesSayIsPrintedWithoutControlCharacters() {
        account.role(
                "Own", policy(allow(ISSUE, CA).replace("{\"Effect\"", "{\"Sid\":\"\\u001b]0;x\\u0007\",\"Effect\"")));

        assertThat(account.run().out()).doesNotContain("\u001b", "\u0007").contains("may-sign-any-template");
    }
}
