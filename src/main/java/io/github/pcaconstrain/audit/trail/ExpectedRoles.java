package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.failure.InvalidOptionException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roles that are meant to have CAs sign. A role is told by its account and name: the name is unique in an account
 * whatever its path, and the ARN of a session has no path.
 *
 * @param keys partition, account and name of each
 */
public record ExpectedRoles(Set<String> keys) {
    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[\\w-]*):iam::([0-9]{12}):role/(?:[\\w+=,.@/-]*/)?([\\w+=,.@-]+)");
    private static final int NAME = 3;

    public ExpectedRoles {
        keys = Set.copyOf(keys);
    }

    /**
     * Parses ARNs of roles, or of their sessions.
     *
     * @throws InvalidOptionException if one is neither
     */
    public static ExpectedRoles parse(List<String> arns) {
        Set<String> keys = new LinkedHashSet<>();
        for (String arn : arns) {
            String key = key(arn.strip());
            if (key.isEmpty()) {
                throw new InvalidOptionException(
                        "'" + arn + "' is not the ARN of a role",
                        "give one such as arn:aws:iam::111122223333:role/ConstrainCas");
            }
            keys.add(key);
        }
        return new ExpectedRoles(keys);
    }

    private static String key(String arn) {
        Matcher role = ROLE.matcher(TrailPrincipal.ofArn(arn, "").name());
        return role.matches() ? role.group(1) + ":" + role.group(2) + ":" + role.group(NAME) : "";
    }

    /** Whether somebody is not one of them; false if no roles were given. */
    boolean exclude(TrailPrincipal principal) {
        return !keys.isEmpty() && !keys.contains(key(principal.name()));
    }
}
