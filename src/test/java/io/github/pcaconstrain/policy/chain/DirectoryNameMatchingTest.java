package io.github.pcaconstrain.policy.chain;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryNameMatchingTest {
    static Stream<MatchingCase> rows() {
        return MatchingCase.of("dn.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void directoryNamesAreJudgedAsTheTableSays(MatchingCase row) {
        row.check();
    }
}
