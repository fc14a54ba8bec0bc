package io.github.pcaconstrain.access;

import io.github.pcaconstrain.access.PrincipalElement.Naming;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a statement matches a request.
 *
 * @param statement the statement
 * @param naming how it names the principal; as everyone, if it names nobody
 * @param scope whether it is about the action and the resource
 * @param conditions whether its conditions hold
 */
record StatementMatch(PolicyStatement statement, Naming naming, Truth scope, Truth conditions) {
    /** Whether it matches. */
    Truth whole() {
        return naming.anyhow().and(scope).and(conditions);
    }

    /** Whether it matches and names the principal in this way. */
    Truth by(Truth how) {
        return how.and(scope).and(conditions);
    }

    /** The statement, and what of it is not known, in words. */
    String doubt(RequestContext context) {
        List<String> unknown = new ArrayList<>();
        if (naming.anyhow() == Truth.UNKNOWN) {
            unknown.add("whom it names");
        }
        if (scope == Truth.UNKNOWN) {
            unknown.add("its resources");
        }
        statement.conditions().stream()
                .filter(condition -> condition.holds(context) == Truth.UNKNOWN)
                .forEach(condition -> unknown.add(condition.toString()));
        statement.unknownMembers().forEach(member -> unknown.add("its member " + member));
        return statement.label() + " (" + unknown.stream().distinct().collect(Collectors.joining(", ")) + ")";
    }
}
