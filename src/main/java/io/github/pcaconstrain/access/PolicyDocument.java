package io.github.pcaconstrain.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy. */
public final class PolicyDocument {
    /** Up to so many statements are looked at one by one. */
    private static final int FEW = 8;

    private final String name;
    private final List<PolicyStatement> statements;
    private volatile Optional<GlobIndex> index = Optional.empty();

    /**
     * A policy.
     *
     * @param name what it is called in messages
     * @param statements its statements
     */
    public PolicyDocument(String name, List<PolicyStatement> statements) {
        this.name = Objects.requireNonNull(name, "name");
        this.statements = List.copyOf(statements);
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
                        ResourceList.of(resources),
                        false,
                        Optional.empty(),
                        List.of(),
                        List.of())));
    }

    /** What it is called in messages. */
    public String name() {
        return name;
    }

    public List<PolicyStatement> statements() {
        return statements;
    }

    /** The statements that may be about a resource, in their order. */
    public Stream<PolicyStatement> near(Glob resource) {
        return statements.size() <= FEW
                ? statements.stream()
                : index().near(resource).mapToObj(statements::get);
    }

    /** It is made when it is first needed, which of most policies it never is. */
    private GlobIndex index() {
        Optional<GlobIndex> made = index;
        if (made.isPresent()) {
            return made.get();
        }
        GlobIndex all = new GlobIndex();
        for (int i = 0; i < statements.size(); i++) {
            int number = i;
            statements.get(i).reach().forEach(resource -> all.add(resource, number));
        }
        index = Optional.of(all);
        return all;
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
        return statements.stream().anyMatch(statement -> statement.mayAllow(action));
    }

    /** Whether a statement that may be about a resource allows an action. */
    public boolean mayAllow(String action, Glob resource) {
        return near(resource).anyMatch(statement -> statement.mayAllow(action));
    }

    /** Whether a statement that may be about a resource depends on a condition context key. */
    public boolean mentions(String key, Glob resource) {
        return near(resource).anyMatch(statement -> statement.mentions(key, resource));
    }

    /** Whether a statement allows anything. */
    boolean hasAllow() {
        return statements.stream().anyMatch(statement -> statement.effect() == StatementEffect.ALLOW);
    }
}
