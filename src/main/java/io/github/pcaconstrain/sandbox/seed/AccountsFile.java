package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.identity.Account;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.identity.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads whose each access key is.
 *
 * <pre>
 * accounts:
 *   - id: "111122223333"
 *     accessKeys: [applications]
 *   - id: "444455556666"
 *     accessKeys: [pki]
 *     roles:
 *       - name: pki-signer
 *         trusted: ["111122223333"]
 *         externalId: example
 * </pre>
 */
public final class AccountsFile {
    private static final String HINT =
            "a file of accounts has a list under 'accounts', each with an 'id' and 'accessKeys'";
    private static final String ID = "id";
    private static final String ACCESS_KEYS = "accessKeys";
    private static final String NAME = "name";
    private static final String TRUSTED = "trusted";
    private static final String EXTERNAL_ID = "externalId";

    /** In a request, a slash ends it. */
    private static final String ACCESS_KEY = "[\\w-]{1,128}";

    private final Map<String, Place> keys = new HashMap<>();
    private final Map<String, Place> ids = new HashMap<>();

    private AccountsFile() {}

    /**
     * Reads a file, YAML or JSON.
     *
     * @param source what messages call it
     * @throws SeedException that says where what is wrong
     */
    public static Accounts read(String source, byte[] content) {
        SeedNode document = SeedParser.parse(source, content, new SeedParser.Kind("list of accounts", HINT));
        Fields fields = Fields.of(document, "a file of accounts", List.of("accounts"));
        AccountsFile file = new AccountsFile();
        List<Account> accounts = fields.list("accounts", file::account);
        if (accounts.isEmpty()) {
            throw document.at().error("there is no account", HINT);
        }
        return new Accounts(accounts);
    }

    private Account account(SeedNode node) {
        Fields fields = Fields.of(node, "an account", List.of(ID, ACCESS_KEYS, "roles"));
        String id = SeedReader.account(fields, ID)
                .orElseThrow(() -> fields.at().error("this account has no id", "write id: \"111122223333\""));
        requireOnce(ids, id, fields.at(ID), "account");
        List<String> accessKeys = fields.list(ACCESS_KEYS, this::accessKey);
        if (accessKeys.isEmpty()) {
            throw fields.at(ACCESS_KEYS)
                    .error("account " + id + " has no access key", "write accessKeys: [a name that clients sign with]");
        }
        return new Account(id, accessKeys, fields.list("roles", AccountsFile::role));
    }

    private String accessKey(SeedNode node) {
        String key = Fields.text(node, "an access key");
        if (!key.matches(ACCESS_KEY)) {
            throw node.at().error("'" + key + "' is not an access key", "use letters, digits, - and _");
        }
        requireOnce(keys, key, node.at(), "access key");
        return key;
    }

    private static void requireOnce(Map<String, Place> seen, String value, Place at, String what) {
        Place before = seen.putIfAbsent(value, at);
        if (before != null) {
            throw at.error("the " + what + " " + value + " is given already, at " + before, "remove one of the two");
        }
    }

    private static Role role(SeedNode node) {
        Fields fields = Fields.of(node, "a role", List.of(NAME, TRUSTED, EXTERNAL_ID));
        String name = fields.text(NAME)
                .filter(text -> text.matches("[\\w+=,.@-]{1,64}"))
                .orElseThrow(() -> fields.at(NAME)
                        .error("this role has no name that IAM takes", "write name: pki-signer, without a path"));
        List<String> trusted = fields.list(TRUSTED, AccountsFile::trusted);
        if (trusted.isEmpty()) {
            throw fields.at(TRUSTED).error("the role " + name + " trusts nobody", "write trusted: [\"111122223333\"]");
        }
        return new Role(name, trusted, externalId(fields));
    }

    private static String trusted(SeedNode node) {
        String text = Fields.text(node, "who is trusted");
        if (!text.matches("[0-9]{12}|arn:[a-z-]+:(iam|sts)::[0-9]{12}:[\\w+=,.@/-]+")) {
            throw node.at()
                    .error(
                            "'" + text + "' is neither an account nor the ARN of a user or role",
                            "write \"111122223333\" or arn:aws:iam::111122223333:role/NAME");
        }
        return text;
    }

    private static Optional<String> externalId(Fields fields) {
        Optional<String> id = fields.text(EXTERNAL_ID);
        if (id.filter(text -> !text.matches("[\\w+=,.@:/-]{2,1224}")).isPresent()) {
            throw fields.at(EXTERNAL_ID)
                    .error("'" + id.get() + "' is not an external ID", "use letters, digits and _+=,.@:/-");
        }
        return id;
    }
}
