package io.github.pcaconstrain.cli.audit;

import static io.github.pcaconstrain.cli.audit.AccountFile.IAM;
import static io.github.pcaconstrain.cli.audit.AccountFile.allow;
import static io.github.pcaconstrain.cli.audit.AccountFile.condition;
import static io.github.pcaconstrain.cli.audit.AccountFile.policy;
import static io.github.pcaconstrain.cli.audit.AccountFile.statement;
import static io.github.pcaconstrain.cli.audit.AccountFile.trust;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account with one gap of each kind: each is found, and nothing else. Each form of {@code guard} closes what a policy
 * of its kind can close; what then remains is listed here by name, and in docs/how-to/who-can-sign-around-it.md.
 */
class GuardedAccountTest {
    private static final String PARENT = AccountFile.CA;
    private static final String CHILD = "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/child";
    private static final String KEEPER = IAM + "role/ConstrainCas";
    private static final String OTHER = "444455556666";
    private static final String ISSUE = "acm-pca:IssueCertificate";
    private static final String[] DOORS = {
        "error may-sign-any-template Any",
        "error may-sign-any-template admin",
        "error may-sign-without-constraints Drops",
        "error may-assume-signing-role assumes",
        "error may-pass-signing-role passes",
        "warning may-give-itself-signing changes",
        "warning may-import-ca-certificate Installs",
        "warning may-import-ca-certificate admin",
        "warning may-change-ca-policy Shares",
        "warning may-change-ca-policy admin",
        "warning may-update-ca Disables",
        "warning may-update-ca admin",
        "warning may-delete-ca Deletes",
        "warning may-delete-ca admin",
        "info may-grant-ca-permission Grants",
        "info may-grant-ca-permission admin",
        "info may-assume-signing-role deputy",
        "info may-sign-with-passthrough ConstrainCas"
    };

    /** The role itself, and those who can become it: whether they constrain what they have signed, no policy sees. */
    private static final String[] TRUSTED = {
        "info may-sign-with-passthrough ConstrainCas",
        "info may-assume-signing-role deputy",
        "info may-assume-signing-role admin"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private AccountFile account;

    @BeforeEach
    void start() {
        account = new AccountFile(folder);
    }

    private static String template(String name) {
        return condition("StringEquals", "acm-pca:TemplateArn", "arn:aws:acm-pca:::template/" + name + "/V1");
    }

    private void gaps() {
        String drops = IAM + "role/Drops";
        account.role(
                "ConstrainCas",
                trust("{\"Service\":\"ec2.amazonaws.com\",\"AWS\":\"" + IAM + "root\"}"),
                policy(statement(
                        "Allow", ISSUE, PARENT, template("SubordinateCACertificate_PathLen0_APIPassthrough"))));
        account.role("Any", policy(allow(ISSUE, PARENT)));
        account.role(
                "Drops",
                trust("{\"Service\":\"ec2.amazonaws.com\",\"AWS\":\"" + IAM + "root\"}"),
                policy(statement("Allow", ISSUE, PARENT, template("SubordinateCACertificate_PathLen0"))));
        account.role("Installs", policy(allow("acm-pca:ImportCertificateAuthorityCertificate", CHILD)));
        account.role("Shares", policy(allow("acm-pca:PutPolicy", PARENT)));
        account.role("Grants", policy(allow("acm-pca:CreatePermission", CHILD)));
        account.role("Disables", policy(allow("acm-pca:UpdateCertificateAuthority", CHILD)));
        account.role("Deletes", policy(allow("acm-pca:DeleteCertificateAuthority", CHILD)));
        account.user("admin", policy(allow("*", "*")), "");
        account.user("assumes", policy(allow("sts:AssumeRole", drops)), "");
        account.user("passes", policy(allow("iam:PassRole", drops)), "");
        account.user("deputy", policy(allow("sts:AssumeRole", KEEPER)), "");
        account.user("changes", policy(allow("iam:PutUserPolicy", IAM + "user/changes")), "");
    }

    private String guard(String form) {
        return guard(form, "--ca", CHILD);
    }

    private String guard(String form, String... more) {
        List<String> words = new ArrayList<>(List.of("guard", "--parent", PARENT, "--role", KEEPER, "--as", form));
        words.addAll(List.of(more));
        return new Cli(folder).run(words).out();
    }

    /** A file with what {@code guard} prints, as a policy of another kind if the audit cannot prove anything by its own. */
    private String guarded(String form, String kind) {
        return account.file(kind, form + ".json", guard(form));
    }

    private List<String> possible(String... files) {
        return account.findings(files).stream()
                .filter(finding -> finding.has("access"))
                .map(GuardedAccountTest::shown)
                .toList();
    }

    private static String shown(JsonNode finding) {
        return finding.get("severity").asString() + " " + finding.get("code").asString() + " "
                + finding.get("subject").asString().replaceFirst(".*/", "");
    }

    @Test
    void eachGapIsFoundAndNothingElse() {
        gaps();

        assertThat(possible()).containsExactlyInAnyOrder(DOORS);
    }

    /** What an endpoint's policy denies to requests through the endpoint, it denies as a resource control policy does. */
    @ParameterizedTest
    @CsvSource({"scp, scp", "rcp, rcp", "vpc-endpoint, rcp"})
    void nothingRemainsThatAPolicyCanClose(String form, String kind) {
        gaps();

        assertThat(possible(guarded(form, kind))).containsExactlyInAnyOrder(TRUSTED);
    }

    /** Those who can change policies can take the guard away. */
    @Test
    void asAnIdentityPolicyItHoldsUntilSomebodyTakesItAway() {
        gaps();
        account.attachedToAll("Guard", guard("identity"));

        assertThat(possible())
                .containsExactlyInAnyOrder(
                        "info may-sign-with-passthrough ConstrainCas",
                        "info may-assume-signing-role deputy",
                        "info may-assume-signing-role admin",
                        "warning may-give-itself-signing admin",
                        "warning may-give-itself-signing changes");
    }

    private static String share(String statement) {
        ObjectNode shared = (ObjectNode) JsonMapper.shared().readTree(statement);
        shared.putObject("Principal").put("AWS", OTHER);
        shared.put("Resource", PARENT);
        return policy(shared.toString());
    }

    /** A share binds other accounts, which service control policies of the CA's account do not reach. */
    @Test
    void aShareIsClosedByAPermissionOrAResourceControlPolicy() {
        account.role("ConstrainCas", policy(allow("acm-pca:DescribeCertificateAuthority", PARENT)));
        String any = account.file("resource", "any.json", share(allow(ISSUE, "*")));
        String scp = account.file("scp", "scp.json", guard("scp", "-q"));
        String rcp = account.file("rcp", "rcp.json", guard("rcp", "-q"));
        String narrow = account.file("resource", "narrow.json", share(guard("ram", "-q")));

        assertThat(possible(any)).containsExactly("error may-sign-any-template " + OTHER);
        assertThat(possible(any, scp)).containsExactly("error may-sign-any-template " + OTHER);
        assertThat(possible(any, rcp)).as("nobody there is the role").isEmpty();
        assertThat(possible(narrow)).containsExactly("info may-sign-with-passthrough " + OTHER);
    }

    @Test
    void aRoleOfTheOtherAccountMaySign() {
        account.role("ConstrainCas", policy(allow("acm-pca:DescribeCertificateAuthority", PARENT)));
        String any = account.file("resource", "any.json", share(allow(ISSUE, "*")));
        String role = KEEPER.replace("111122223333", OTHER);
        String rcp = account.file("rcp", "rcp.json", guard("rcp", "-q").replace(KEEPER, role));

        assertThat(possible(any, rcp)).containsExactly("info may-sign-with-passthrough " + OTHER);
    }

    /** Of a CA whose policy was not given, that policy may let another account sign, but AWS lets it do nothing else. */
    @Test
    void whatAWithheldPolicyMayAllowIsToSign() {
        account.role("ConstrainCas", policy(allow("acm-pca:DescribeCertificateAuthority", PARENT)));
        String any = account.file("resource", "any.json", share(allow(ISSUE, "*")));

        assertThat(possible(any, guarded("scp", "scp")))
                .as("at the parent, and possibly at the child")
                .containsExactly("error may-sign-any-template " + OTHER, "error may-sign-any-template " + OTHER);
    }
}
