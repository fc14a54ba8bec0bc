package io.github.pcaconstrain.policy.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.Table;
import io.github.pcaconstrain.encoding.RawNames;
import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConstraintChainTest {
    static Stream<MatchingCase> rows() {
        return MatchingCase.of("chain.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void chainsAreJudgedAsTheTableSays(MatchingCase row) {
        row.check();
    }

    static Stream<String[]> explanations() {
        return Table.rows("/matching/explanations.tsv", 6);
    }

    @ParameterizedTest
    @MethodSource("explanations")
    void verdictNamesTheCaTheSubtreeTheNearestPermittedAndTheReason(
            String constraints, String name, String ca, String subtree, String nearest, String reason) {
        Verdict verdict = verdict(constraints, name);

        CaVerdict deciding = verdict.deciding().orElseThrow();
        assertThat(deciding.ca()).isEqualTo(ca);
        assertThat(deciding.subtree().map(decided -> decided.base().text()).orElse("-"))
                .isEqualTo(subtree);
        assertThat(deciding.nearest().map(near -> near.base().text()).orElse("-"))
                .isEqualTo(nearest);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void withoutCasEveryNameIsPermittedAndNoneDecides() {
        Verdict verdict = ConstraintChain.of(List.of(), LeadingDot.ONLY_BELOW).check(new PresentedName.Dns("a.test"));

        assertThat(verdict.isPermitted()).isTrue();
        assertThat(verdict.deciding()).isEmpty();
        assertThat(verdict.reason()).isEqualTo("no CA is constrained");
    }

    @Test
    void malformedNameIsRefusedByEachCaThatConstrainsItsForm() {
        Verdict verdict = verdict("permit ip:10.0.0.0/8 > exclude example.com > permit example.org", "a.example.net.");

        assertThat(verdict.decision()).isEqualTo(Decision.MALFORMED);
        assertThat(verdict.flaw()).contains("it ends with a dot");
        assertThat(verdict.reason()).isEqualTo("it ends with a dot");
        assertThat(verdict.steps())
                .extracting(CaVerdict::decision)
                .containsExactly(Decision.PERMITTED, Decision.MALFORMED, Decision.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        permit ip:10.0.0.0/8     | a..b                  | it has an empty label
        permit example.com       | email:a b@example.com | its local part has a space
        permit example.com       | uri:not a uri         | it is not a URI
        permit example.com       | ip:#0a0000            | an address of 3 octets, not 4 or 16
        permit otherName:1.2.3   | a..b                  | it has an empty label
        """)
    void malformedNameOfAFormThatNoCaConstrainsPassesWithItsFlaw(String constraints, String name, String flaw) {
        for (Verdict verdict : List.of(
                verdict(constraints, name),
                ConstraintChain.of(List.of(), LeadingDot.ONLY_BELOW).check(RawNames.presented(name)))) {
            assertThat(verdict.decision()).isEqualTo(Decision.PERMITTED);
            assertThat(verdict.isMalformedButUnconstrained()).isTrue();
            assertThat(verdict.flaw().orElseThrow()).startsWith(flaw);
            assertThat(verdict.reason())
                    .startsWith("malformed: " + flaw)
                    .containsPattern("; but (no CA is constrained|[A-Za-z ]+ are not limited)");
        }
    }

    @Test
    void whatMayBeANameOfAnyFormIsRefusedByAnyConstraint() {
        PresentedName name = PresentedName.Malformed.ofAnyForm("0500", "subjectAltName is not a sequence of names");
        CaConstraints addresses = CaConstraints.of("CA", NameConstraints.of(List.of(), List.of(new DnsBase("a.test"))));

        assertThat(ConstraintChain.of(List.of(), LeadingDot.ONLY_BELOW)
                        .check(name)
                        .isPermitted())
                .isTrue();
        assertThat(ConstraintChain.of(List.of(addresses), LeadingDot.ONLY_BELOW)
                        .check(name)
                        .decision())
                .isEqualTo(Decision.MALFORMED);
    }

    @Test
    void everyCaIsAskedThoughTheFirstRefuses() {
        Verdict verdict = verdict("permit example.com > exclude evil.org > permit org", "evil.org");

        assertThat(verdict.steps())
                .extracting(CaVerdict::decision)
                .containsExactly(Decision.NOT_PERMITTED, Decision.EXCLUDED, Decision.PERMITTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        permit *.example.com               | it has '*'
        permit example.com.                | it ends with a dot
        exclude a..example.com             | it has an empty label
        permit ip:#                        | an address and mask of 0 octets, not 8 or 32
        permit ip:#0a00000000ff000000      | an address and mask of 9 octets, not 8 or 32
        permit ip:10.0.0.0/255.0.255.0     | a mask that is not a prefix
        permit email:@example.com          | it has nothing before '@'
        exclude email:u@example.com.       | its host is wrong: it ends with a dot
        permit uri:https://example.com     | it has ':'
        permit uri:10.0.0.1                | its last label is a number, as in an IP address; only host names can be constrained
        permit example.com min=1           | it is 1, not 0
        permit example.com min=0           | it is 0, which DER leaves out
        exclude example.com max=7          | it is 7, and must be absent
        nothing                            | it has neither permitted nor excluded subtrees
        exclude nothing                    | it has no subtrees
        """)
    void malformedConstraintRefusesNamesOfEveryFormAndSaysWhy(String constraints, String reason) {
        for (String name :
                List.of("www.example.com", "ip:10.0.0.1", "email:u@example.com", "dn:/O=A", "otherName:1.2.3")) {
            Verdict verdict = verdict(constraints, name);
            assertThat(verdict.decision()).isEqualTo(Decision.MALFORMED);
            assertThat(verdict.reason())
                    .contains("its constraints cannot be relied on")
                    .endsWith(reason);
        }
    }

    @Test
    void malformedBasesAndDistancesCountAlsoWhereNoDecoderReportedThem() {
        NameConstraints malformed = NameConstraints.of(
                List.of(new MalformedBase(NameForm.DNS, "*.a", new Flaw(Flaw.Kind.WILDCARD, "it has '*'"), "8203")),
                List.of());
        Subtree distant = new Subtree(new DnsBase("a.test"), java.math.BigInteger.ONE, java.util.Optional.empty());
        NameConstraints distance = new NameConstraints(List.of(), List.of(distant), true);

        assertThat(judge(malformed).reason()).contains("dns:*.a: it has '*'");
        assertThat(judge(distance).reason()).contains("dns:a.test has a minimum or maximum");
        assertThat(judge(distance).decision()).isEqualTo(Decision.MALFORMED);
    }

    @Test
    void decisionsHaveAValueForProgramsAndWordsForPeople() {
        assertThat(Decision.values())
                .extracting(decision -> decision.label() + ": " + decision.text())
                .containsExactly(
                        "permitted: permitted",
                        "excluded: excluded",
                        "not permitted: not permitted",
                        "malformed: malformed",
                        "unsupported form: unsupported type");
    }

    @Test
    void compiledConstraintsAreSharedByChains() {
        CompiledConstraints upper =
                CompiledConstraints.of(RawNames.chain("permit example.com").get(0), LeadingDot.ONLY_BELOW);
        CompiledConstraints lower = CompiledConstraints.of(
                RawNames.chain("- > permit a.example.com").get(0), LeadingDot.ONLY_BELOW);
        PresentedName name = new PresentedName.Dns("b.example.com");

        assertThat(ConstraintChain.ofCompiled(List.of(upper)).check(name).isPermitted())
                .isTrue();
        assertThat(ConstraintChain.ofCompiled(List.of(upper, lower)).check(name).decision())
                .isEqualTo(Decision.NOT_PERMITTED);
    }

    @Test
    void constraintsThatAreNotCriticalAreEnforced() {
        NameConstraints constraints =
                new NameConstraints(List.of(Subtree.of(new DnsBase("example.com"))), List.of(), false);

        assertThat(judge(constraints).decision()).isEqualTo(Decision.NOT_PERMITTED);
    }

    private static Verdict judge(NameConstraints constraints) {
        return ConstraintChain.of(List.of(CaConstraints.of("CA", constraints)), LeadingDot.ONLY_BELOW)
                .check(new PresentedName.Dns("b.test"));
    }

    private static Verdict verdict(String constraints, String name) {
        return ConstraintChain.of(RawNames.chain(constraints), LeadingDot.ONLY_BELOW)
                .check(RawNames.presented(name));
    }
}
