package io.github.pcaconstrain.policy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DnsMatchingTest {
    static Stream<MatchingCase> rows() {
        return MatchingCase.of("dns.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void dnsNamesAreJudgedAsTheTableSays(MatchingCase row) {
        row.check();
    }

    @Test
    void leadingDotIsMalformedOnRequest() {
        List<CaConstraints> dotted = RawNames.chain("permit .example.com");

        assertThat(verdict(dotted, LeadingDot.ONLY_BELOW).decision()).isEqualTo(Decision.PERMITTED);
        Verdict strict = verdict(dotted, LeadingDot.MALFORMED);
        assertThat(strict.decision()).isEqualTo(Decision.MALFORMED);
        assertThat(strict.reason()).contains("dns:.example.com", "starts with a dot");
    }

    @Test
    void leadingDotIsNoFlawOfMailAndUriConstraintsEvenOnRequest() {
        List<CaConstraints> dotted = RawNames.chain("permit email:.example.com; exclude uri:.example.com");

        assertThat(verdict(dotted, LeadingDot.MALFORMED).decision()).isEqualTo(Decision.PERMITTED);
    }

    @Test
    void leadingDotAmongTheExcludedRefusesEverythingOnRequest() {
        List<CaConstraints> dotted = RawNames.chain("permit example.com > exclude .example.org");

        Verdict strict = verdict(dotted, LeadingDot.MALFORMED);
        assertThat(strict.decision()).isEqualTo(Decision.MALFORMED);
        assertThat(strict.deciding().orElseThrow().ca()).isEqualTo("CA2");
    }

    private static Verdict verdict(List<CaConstraints> cas, LeadingDot leadingDot) {
        return ConstraintChain.of(cas, leadingDot).check(new PresentedName.Dns("a.example.com"));
    }
}
