package io.github.pcaconstrain.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.cli.Main;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LintCommandTest {
    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(String... args) {
        return runWithInput("", args);
    }

    private static Outcome runWithInput(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of());
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tutorialConstraintsHaveWarningsButNoError() {
        Outcome outcome = run("lint", "-p", ".dev.example.com,.test.example.com", "-e", ".prod.dev.example.com");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("warning +leading-dot +permitted dns:.dev.example.com: a DNS name starts with a dot")
                .contains("; fix: ")
                .endsWith("0 errors, 5 warnings, 3 info under profile rfc5280\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void thresholdDecidesTheExitCode() {
        assertThat(run("lint", "--fail-on", "warning", "-p", "example.com").exitCode())
                .isEqualTo(1);
        assertThat(run("lint", "--profile", "portable", "-p", ".example.com").exitCode())
                .isEqualTo(1);
    }

    @Test
    void manyFindingsOfAKindAreCounted() {
        String dotted = ".a.example,.b.example,.c.example,.d.example";

        assertThat(run("lint", "-p", dotted).out().lines())
                .filteredOn(line -> line.contains("leading-dot"))
                .singleElement()
                .asString()
                .endsWith("4 findings of this kind; --all lists them; fix for each: write the name without the dot,"
                        + " which covers it and everything below");
        assertThat(run("lint", "--all", "-p", dotted).out().lines())
                .filteredOn(line -> line.contains("leading-dot"))
                .hasSize(4);
        assertThat(run("lint", "-p", dotted).out()).endsWith("0 errors, 5 warnings, 5 info under profile rfc5280\n");
        assertThat(run("lint", "-p", "*.a.example,*.b.example,*.c.example,*.d.example")
                        .out())
                .doesNotContain("--all");
    }

    @Test
    void jsonHoldsTheFindings() {
        Outcome outcome = run("lint", "--json", "-p", "example.com,EXAMPLE.com");
        assertThat(outcome.out())
                .startsWith("{\n  \"profile\": \"rfc5280\",")
                .contains("\"subject\": \"policy\"")
                .contains("\"code\": \"duplicate-subtree\"")
                .contains("\"errors\": 0");
    }

    @Test
    void extensionOnStandardInputIsLinted() {
        Outcome outcome = runWithInput("MAA=", "lint", "-");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("error +empty-constraints +");
    }

    @Test
    void suggestionIsAPolicyThatPasses() {
        Outcome suggested = run("lint", "--suggest", "--profile", "portable", "-p", ".example.com");
        assertThat(suggested.exitCode()).isZero();
        assertThat(suggested.out()).contains("# widens: -permitted dns:.example.com +permitted dns:example.com: ");
        Outcome again =
                runWithInput(suggested.out(), "lint", "--profile", "portable", "--fail-on", "warning", "--policy", "-");
        assertThat(again.exitCode()).as(again.out()).isZero();
    }

    @Test
    void suggestionSaysWhatRemains() {
        Outcome outcome = run("lint", "--suggest", "--json", "--fail-on", "warning", "-p", "com");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("\"remaining\": [").contains("\"code\": \"single-label\"");
    }

    @Test
    void malformedConstraintsGetNoSuggestion() {
        // An iPAddress of four octets.
        Outcome outcome = runWithInput("MAqgCDAGhwQKAAAA", "lint", "--suggest", "-");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("nothing can be suggested: ").contains("hint: ");
    }

    @Test
    void rulesAreListedAndExplained() {
        assertThat(run("lint", "--list").out().lines())
                .hasSize(Catalogue.rules().size());
        assertThat(run("lint", "--list", "--profile", "mozilla").out())
                .contains("ccadb-disclosure")
                .doesNotContain("pca-refused-form");
        assertThat(run("lint", "--explain", "not-critical").out())
                .startsWith("not-critical (error)\n")
                .contains("source: RFC 5280, section 4.2.1.10");
        assertThat(run("lint", "--list", "--json").out()).contains("\"code\": \"not-critical\"");
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(run("lint").err()).contains("nothing to lint").contains("hint: ");
        assertThat(run("lint", "--explain", "nonsense").exitCode()).isEqualTo(2);
        assertThat(run("lint", "--profile", "nonsense", "-p", "example.com").exitCode())
                .isEqualTo(2);
    }
}
