package io.github.pcaconstrain.access.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Requests are decided as the pages of AWS that a table names say. */
class EvaluationTableTest {
    static Stream<EvaluationCase> cases() {
        return Table.lines("/access/evaluation.jsonl")
                .map(line -> new EvaluationCase(JsonMapper.shared().readTree(line)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDecidedAsThePageSays(EvaluationCase each) {
        assertThat(each.decide().outcome()).as(each.row().toString()).hasToString(each.text("expect"));
    }

    @Test
    void everyCaseNamesItsPage() {
        assertThat(cases())
                .hasSizeGreaterThanOrEqualTo(150)
                .allMatch(each ->
                        !each.text("page").isEmpty() && !each.text("case").isEmpty());
    }

    /** A doubt says what is not known, so that somebody can find out. */
    @Test
    void whatIsNotCertainSaysWhy() {
        assertThat(cases().filter(each -> each.text("expect").equals("POSSIBLE")))
                .filteredOn(each -> each.row().path("scp").size() < 2)
                .allSatisfy(each -> assertThat(each.decide().doubts()).isNotEmpty());
    }
}
