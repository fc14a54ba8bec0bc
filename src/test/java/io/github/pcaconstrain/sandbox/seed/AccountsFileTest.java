package io.github.pcaconstrain.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pcaconstrain.docs.JsonSchema;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a file of accounts says, and what is wrong with one. */
final class AccountsFileTest {
    private static final Path SCHEMA = Path.of("docs/schema/sandbox-accounts.schema.json");
    private static final Path EXAMPLE = Path.of("examples/sandbox/accounts.yaml");

    private static Accounts read(String text) {
        return AccountsFile.read("accounts.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theExampleIsAsTheSchemaSays() throws IOException {
        Accounts accounts = read(Files.readString(EXAMPLE));

        assertThat(accounts.ids()).containsExactly("111122223333", "444455556666");
        assertThat(accounts.beginningWith("444455556666").first()).isEqualTo("444455556666");
        assertThat(accounts.firstAccessKey()).isEqualTo("applications");
        assertThat(JsonSchema.violations(SCHEMA, new YAMLMapper().readTree(Files.readString(EXAMPLE))))
                .isEmpty();
    }

    static List<Arguments> mistakes() {
        String account = "accounts:\n  - id: \"111122223333\"\n    accessKeys: [a]\n";
        return List.of(
                Arguments.of("", "1:1: it is empty", "a file of accounts has a list under 'accounts'"),
                Arguments.of("accounts: []\n", "1:1: there is no account", "a file of accounts"),
                Arguments.of(
                        "accounts:\n  - accessKeys: [a]\n",
                        "2:5: this account has no id",
                        "write id: \"111122223333\""),
                Arguments.of(
                        "accounts:\n  - id: 111122223333\n",
                        "2:9: 'id': expected a string, found a number",
                        "put it in quotes"),
                Arguments.of(
                        "accounts:\n  - id: \"1111\"\n    accessKeys: [a]\n",
                        "2:9: '1111' is not an account",
                        "write twelve digits"),
                Arguments.of(
                        "accounts:\n  - id: \"111122223333\"\n",
                        "2:5: account 111122223333 has no access key",
                        "write accessKeys"),
                Arguments.of(
                        account + "  - id: \"111122223333\"\n    accessKeys: [b]\n",
                        "4:5: the account 111122223333 is given already, at accounts.yaml:2:5",
                        "remove one of the two"),
                Arguments.of(
                        account + "  - id: \"444455556666\"\n    accessKeys: [a]\n",
                        "5:18: the access key a is given already, at accounts.yaml:3:18",
                        "remove one of the two"),
                Arguments.of(account + "    roles: [{name: r}]\n", "the role r trusts nobody", "write trusted"),
                Arguments.of(
                        account + "    roles: [{name: a/r, trusted: [\"111122223333\"]}]\n",
                        "this role has no name that IAM takes",
                        "write name: pki-signer"),
                Arguments.of(
                        account + "    roles: [{name: r, trusted: [everybody]}]\n",
                        "'everybody' is neither an account nor the ARN of a user or role",
                        "write \"111122223333\""),
                Arguments.of(
                        account + "    roles: [{name: r, trusted: [\"111122223333\"], externalId: a b}]\n",
                        "'a b' is not an external ID",
                        "use letters"),
                Arguments.of(account + "    role: []\n", "unknown key 'role' of an account", "did you mean 'roles'?"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsSaidWithItsPlace(String text, String problem, String hint) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(SeedException.class, e -> {
            assertThat(e).hasMessageContaining(problem);
            assertThat(e.hint()).contains(hint);
        });
    }
}
