package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A policy.
 *
 * @param name what it is called in messages
 * @param statements its statements
 */
public record PolicyDocument(String name, List<PolicyStatement> statements) {
    public PolicyDocument {
        Objects.requireNonNull(name, "name");
        statements = List.copyOf(statements);
    }

    /** A policy with one statement, by which everything is allowed. */
    public static PolicyDocument allowingEverything(String name) {
        List<PolicyPattern> resources = List.of(new PolicyPattern("*", false));
        return new PolicyDocument(
                name,
                List.of(new PolicyStatement(
                        name,
                        StatementEffect.ALLOW,
                        List.of("*"),
                        false,
                        resources,
                        false,
                        Optional.empty(),
                        List.of(),
                        List.of())));
    }

    /** The same policy without the statements that deny. */
    public PolicyDocument withoutDenials() {
        return new PolicyDocument(
                name,
                statements.stream()
                        .filter(statement -> statement.effect() == StatementEffect.ALLOW)
                        .toList());
    }

    /** Whether a statement allows an action, on whatever resource. */
    public boolean mayAllow(String action) {
        return statements.stream()
                .anyMatch(statement ->
                        statement.effect() == StatementEffect.ALLOW && statement.concerns(action) != Truth.FALSE);
    }

    /** Whether a statement allows anything. */
    boolean hasAllow() {
        return statements.stream().anyMatch(statement -> statement.effect() == StatementEffect.ALLOW);
    }
}
