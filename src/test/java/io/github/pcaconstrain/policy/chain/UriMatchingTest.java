package io.github.pcaconstrain.policy.chain;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UriMatchingTest {
    static Stream<MatchingCase> rows() {
        return MatchingCase.of("uri.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void urisAreJudgedByTheirHostAsTheTableSays(MatchingCase row) {
        row.check();
    }
}
