package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.audit.fleet.Reply.Withheld;
import io.github.pcaconstrain.ca.Authority;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.Permission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a CA in AWS Private CA, as far as AWS told them.
 *
 * @param ca the CA
 * @param isForeign whether another account shares it with the caller; AWS then tells less
 * @param authority its description
 * @param tags its tags
 * @param policy the policy by which it is shared, as JSON; empty if it has none
 * @param permissions what it lets services do
 */
public record CaSettings(
        CaArn ca,
        boolean isForeign,
        Reply<Authority> authority,
        Reply<Map<String, String>> tags,
        Reply<Optional<String>> policy,
        Reply<List<Permission>> permissions) {
    /** The operations that tell the settings. */
    public static final String DESCRIBE = "DescribeCertificateAuthority";

    public static final String LIST_TAGS = "ListTags";
    public static final String GET_POLICY = "GetPolicy";
    public static final String LIST_PERMISSIONS = "ListPermissions";

    public CaSettings {
        Objects.requireNonNull(ca, "ca");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(tags, "tags");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(permissions, "permissions");
    }

    /** The operations that AWS refused, and why. */
    public Map<String, Withheld<?>> withheld() {
        Map<String, Withheld<?>> withheld = new LinkedHashMap<>();
        collect(DESCRIBE, authority, withheld);
        collect(LIST_TAGS, tags, withheld);
        collect(GET_POLICY, policy, withheld);
        collect(LIST_PERMISSIONS, permissions, withheld);
        return withheld;
    }

    private static void collect(String operation, Reply<?> reply, Map<String, Withheld<?>> withheld) {
        if (reply instanceof Withheld<?> refused) {
            withheld.put(operation, refused);
        }
    }
}
