package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.LeadingDot;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.ConstraintChain;
import io.github.pcaconstrain.policy.chain.Decision;
import io.github.pcaconstrain.policy.chain.Remedy;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.suggest.Limits;
import io.github.pcaconstrain.suggest.NameCounts;
import io.github.pcaconstrain.suggest.PolicySearch;
import io.github.pcaconstrain.suggest.Proposal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The remedy for refused certificates, with many names folded into the zones that {@code suggest} would find.
 *
 * @param remedy the remedy
 * @param zones how many certificates each added zone keeps; empty if every name is permitted by itself
 */
record FoldedRemedy(Remedy remedy, Map<Subtree, Integer> zones) {
    /** So few entries are easier to judge than a zone. */
    private static final int FEW = 3;

    /** The remedy for constraints and the verdicts on the refused names of each certificate. */
    static FoldedRemedy of(NameConstraints constraints, List<List<Verdict>> certificates) {
        Set<PresentedName> names = new LinkedHashSet<>();
        certificates.forEach(verdicts -> verdicts.forEach(verdict -> names.add(verdict.name())));
        Remedy exact = Remedy.of(constraints, names);
        int added =
                exact.constraints().permitted().size() - constraints.permitted().size();
        return added > FEW ? folded(constraints, exact, names, certificates) : new FoldedRemedy(exact, Map.of());
    }

    private static FoldedRemedy folded(
            NameConstraints constraints, Remedy exact, Set<PresentedName> names, List<List<Verdict>> certificates) {
        NameCounts counts = new NameCounts();
        for (List<Verdict> verdicts : certificates) {
            List<PresentedName> outside = verdicts.stream()
                    .filter(verdict -> verdict.decision() == Decision.NOT_PERMITTED)
                    .map(Verdict::name)
                    .toList();
            if (!outside.isEmpty()) {
                counts.add(outside);
            }
        }
        Optional<Proposal> found = PolicySearch.find(counts, Limits.all());
        if (found.isEmpty()) {
            return new FoldedRemedy(exact, Map.of());
        }
        Set<Subtree> before = Set.copyOf(constraints.permitted());
        Set<Subtree> zones = new LinkedHashSet<>();
        found.get().entries().stream()
                .map(entry -> Subtree.of(entry.base()))
                .filter(zone -> !before.contains(zone))
                .forEach(zones::add);
        List<Subtree> permitted = new ArrayList<>(constraints.permitted());
        permitted.addAll(zones);
        // Whatever no zone covers is permitted by itself.
        Remedy remedy = Remedy.of(
                new NameConstraints(permitted, exact.constraints().excluded(), constraints.critical()), names);
        boolean isBetter = remedy.constraints().permitted().size()
                        < exact.constraints().permitted().size()
                && remedy.unfixable().size() == exact.unfixable().size();
        return isBetter
                ? new FoldedRemedy(remedy, kept(remedy, zones, certificates))
                : new FoldedRemedy(exact, Map.of());
    }

    private static Map<Subtree, Integer> kept(
            Remedy remedy, Set<Subtree> zones, Collection<List<Verdict>> certificates) {
        ConstraintChain chain =
                ConstraintChain.of(List.of(CaConstraints.of("", remedy.constraints())), LeadingDot.ONLY_BELOW);
        Map<Subtree, Integer> kept = new LinkedHashMap<>();
        for (List<Verdict> verdicts : certificates) {
            Set<Subtree> used = new HashSet<>();
            verdicts.forEach(verdict -> chain.check(verdict.name())
                    .deciding()
                    .flatMap(CaVerdict::subtree)
                    .filter(zones::contains)
                    .ifPresent(used::add));
            used.forEach(zone -> kept.merge(zone, 1, Integer::sum));
        }
        return kept;
    }
}
