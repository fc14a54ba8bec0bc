package io.github.pcaconstrain.report;

import java.util.Objects;

/**
 * One test case of a {@link TestSuite}.
 *
 * @param className the group that it belongs to, such as {@code ca.permitted}
 * @param name what was tried
 * @param outcome its outcome
 */
public record TestCase(String className, String name, TestOutcome outcome) {
    public TestCase {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(outcome, "outcome");
    }
}
