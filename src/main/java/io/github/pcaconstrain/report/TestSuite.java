package io.github.pcaconstrain.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Test cases that were run together.
 *
 * @param name what was tested
 * @param timestamp when the run began; written in UTC, in whole seconds
 * @param cases the cases in their order
 */
public record TestSuite(String name, Instant timestamp, List<TestCase> cases) {
    public TestSuite {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(timestamp, "timestamp");
        cases = List.copyOf(cases);
    }

    /** The number of cases with this outcome. */
    public long count(Class<? extends TestOutcome> kind) {
        return cases.stream().map(TestCase::outcome).filter(kind::isInstance).count();
    }
}
