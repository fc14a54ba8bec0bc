package io.github.pcaconstrain.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.lint.rules.Catalogue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every rule to the table {@code lint/rules.txt}. */
class RulesTest {
    private record Row(String code, String subject, String places) {
        static Row of(String line) {
            String[] columns = line.split(" \\|", -1);
            assertThat(columns).as(line).hasSize(3);
            String places = columns[2].substring(1);
            return new Row(columns[0], columns[1], places);
        }

        boolean expectsFindings() {
            return !places.equals("none");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void findsWhatTheTableSays(Row row) {
        Rule rule = Catalogue.byCode(row.code()).orElseThrow(() -> new AssertionError("no rule " + row.code()));
        List<Finding> findings = rule.check(LintSubject.of(row.subject()));
        String places = findings.stream()
                .map(finding -> finding.place().isEmpty() ? "whole" : finding.place())
                .collect(Collectors.joining("; "));
        assertThat(places.isEmpty() ? "none" : places).isEqualTo(row.places());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(rule.code());
            assertThat(finding.severity()).isEqualTo(rule.severity());
            assertThat(finding.message()).isNotEmpty().doesNotEndWith(".");
        });
    }

    @Test
    void everyRuleIsTriedBothWays() {
        List<Row> rows = rows().toList();
        assertThat(Catalogue.rules()).allSatisfy(rule -> {
            assertThat(rows).anyMatch(row -> row.code().equals(rule.code()) && row.expectsFindings());
            assertThat(rows).anyMatch(row -> row.code().equals(rule.code()) && !row.expectsFindings());
        });
    }

    static Stream<Row> rows() {
        return Table.lines("/lint/rules.txt").map(Row::of);
    }
}
