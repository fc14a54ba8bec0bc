package io.github.pcaconstrain.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.SyntheticFleet.Member;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fleets of 2,000 certificates with known zones and outliers of each kind. */
class SyntheticFleetTest {
    private static Proposal proposal(List<Member> members) {
        NameCounts counts = new NameCounts();
        members.forEach(member -> counts.add(member.names()));
        return PolicySearch.find(counts, Limits.NONE).orElseThrow();
    }

    private static ConstraintChain chain(Proposal proposal) {
        return ConstraintChain.of(List.of(CaConstraints.of("policy", proposal.constraints())), LeadingDot.ONLY_BELOW);
    }

    private static boolean isPermitted(ConstraintChain chain, Member member) {
        return member.names().stream().allMatch(name -> chain.check(name).isPermitted());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theZonesAreFoundAndExactlyTheOutliersAreLeftOut(int seed) {
        SyntheticFleet fleet = SyntheticFleet.of(seed);

        Proposal proposal = proposal(fleet.members());

        TreeSet<String> found = proposal.entries().stream()
                .map(entry -> entry.base().text())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(fleet.zones());
        ConstraintChain chain = chain(proposal);
        Outliers outliers = new Outliers(proposal);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> reasons = new TreeMap<>();
        for (Member member : fleet.members()) {
            if (member.isOutlier()) {
                expected.put(member.names().get(0).text(), member.kind());
            }
            for (PresentedName name : member.names()) {
                if (!chain.check(name).isPermitted()) {
                    reasons.put(name.text(), outliers.of(name).reason().label());
                }
            }
        }
        assertThat(reasons).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void zonesOfFourFifthsHoldForTheRestAndLetNoStrangerIn(int seed) {
        SyntheticFleet fleet = SyntheticFleet.of(seed);
        int end = fleet.members().size() * 4 / 5;

        ConstraintChain chain = chain(proposal(fleet.members().subList(0, end)));

        List<Member> rest = fleet.members().subList(end, fleet.members().size()).stream()
                .filter(member -> !member.isOutlier())
                .toList();
        long covered =
                rest.stream().filter(member -> isPermitted(chain, member)).count();
        assertThat((double) covered / rest.size()).isGreaterThanOrEqualTo(0.95);
        assertThat(SyntheticFleet.foreign(1000, new Random(seed)))
                .noneMatch(name -> chain.check(name).isPermitted());
    }
}
