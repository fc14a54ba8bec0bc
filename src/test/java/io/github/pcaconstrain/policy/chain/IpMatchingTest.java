package io.github.pcaconstrain.policy.chain;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IpMatchingTest {
    static Stream<MatchingCase> rows() {
        return MatchingCase.of("ip.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void addressesAreJudgedAsTheTableSays(MatchingCase row) {
        row.check();
    }
}
