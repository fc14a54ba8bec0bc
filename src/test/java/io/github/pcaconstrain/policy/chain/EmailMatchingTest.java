package io.github.pcaconstrain.policy.chain;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailMatchingTest {
    static Stream<MatchingCase> rows() {
        return MatchingCase.of("email.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void mailAddressesAreJudgedAsTheTableSays(MatchingCase row) {
        row.check();
    }
}
