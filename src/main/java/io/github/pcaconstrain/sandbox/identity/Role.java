package io.github.pcaconstrain.sandbox.identity;

import io.github.pcaconstrain.sandbox.wire.Caller;
import java.util.List;
import java.util.Optional;

/**
 * A role that others may assume.
 *
 * @param name without a path
 * @param trusted accounts, and ARNs of users and roles
 * @param externalId that those who assume it have to give
 */
public record Role(String name, List<String> trusted, Optional<String> externalId) {
    /** Copies the list. */
    public Role {
        trusted = List.copyOf(trusted);
    }

    boolean trusts(Caller caller, Optional<String> given) {
        boolean isTrusted = trusted.stream()
                .anyMatch(each -> each.equals(caller.account())
                        || each.equals("arn:" + partition(caller) + ":iam::" + caller.account() + ":root")
                        || Principals.of(caller).contains(each));
        return isTrusted && (externalId.isEmpty() || externalId.equals(given));
    }

    private static String partition(Caller caller) {
        return caller.arn().split(":", -1)[1];
    }
}
