package io.github.pcaconstrain.sandbox.identity;

import java.util.List;

/**
 * An account of the sandbox.
 *
 * @param id of twelve digits
 * @param accessKeys of its users, each of whom is called like the key
 * @param roles that may be assumed
 */
public record Account(String id, List<String> accessKeys, List<Role> roles) {
    /** Copies the lists. */
    public Account {
        if (!id.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("account " + id + " is not twelve digits");
        }
        accessKeys = List.copyOf(accessKeys);
        roles = List.copyOf(roles);
    }
}
