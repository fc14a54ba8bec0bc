package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.report.TestCase;
import io.github.pcaconstrain.report.TestOutcome;
import io.github.pcaconstrain.report.TestSuite;
import java.time.Instant;

/** A test as test cases for CI servers. A contradiction is a failure, and an inconclusive result an error. */
final class TestJUnit {
    private TestJUnit() {}

    static TestSuite suite(ProbeReport report, Instant began) {
        return new TestSuite(
                "pca-constrain test " + report.ca(),
                began,
                report.results().stream().map(TestJUnit::testCase).toList());
    }

    private static TestCase testCase(ProbeResult result) {
        String group = result.probe()
                .target()
                .map(target -> target.text())
                .orElse(result.probe().kind().label());
        return new TestCase(
                group,
                result.probe().name().text() + " " + result.probe().expected().label(),
                outcome(result));
    }

    private static TestOutcome outcome(ProbeResult result) {
        return switch (result.verdict()) {
            case AS_EXPECTED -> new TestOutcome.Passed();
            case CONTRADICTED ->
                new TestOutcome.Failed(TestText.why(result), result.probe().note());
            case INCONCLUSIVE ->
                new TestOutcome.Errored(TestText.why(result), result.answer().remedy());
            case OBSERVED ->
                new TestOutcome.Skipped(
                        "only observed: " + result.answer().outcome().label());
            case NOT_TESTED -> new TestOutcome.Skipped(TestText.why(result));
        };
    }
}
