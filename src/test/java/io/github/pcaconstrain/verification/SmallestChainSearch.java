package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks for the smallest chains on which each listed difference occurs, with each of its witnesses. */
final class SmallestChainSearch {
    static final Comparator<RandomChain> SHORTER = Comparator.<RandomChain>comparingInt(
                    chain -> chain.notation().length())
            .thenComparing(RandomChain::notation);

    private final Map<String, Judged> judged = new HashMap<>();
    private final Map<KnownDifference, Map<Witness, RandomChain>> smallest = new LinkedHashMap<>();

    SmallestChainSearch() {
        KnownDifference.all().forEach(known -> smallest.put(known, new EnumMap<>(Witness.class)));
    }

    /** A chain with the verdicts on it that were asked for so far. */
    private static final class Judged {
        final VerificationResult result;
        final JudgedChain chain;
        final Map<Witness, WitnessVerdict> said = new EnumMap<>(Witness.class);

        Judged(RandomChain chain) {
            result = Verification.verify(chain.request());
            this.chain = new JudgedChain(result);
        }

        boolean isComparable() {
            return result.reachesAnchor()
                    && result.path().size() > 1
                    && (result.pathJudgement().outcome() != Outcome.INCONCLUSIVE
                            || result.constraints().outcome() == Outcome.FAILED);
        }

        /** Some witnesses judge for the present only. */
        WitnessVerdict ask(Witness witness) {
            return said.computeIfAbsent(
                    witness,
                    unused -> WitnessVerdicts.of(result, Instant.now(), Instant.now(), Set.of(witness))
                            .get(0));
        }

        boolean isExplained(KnownDifference known, Witness witness) {
            return isComparable()
                    && known.applies().test(chain)
                    && KnownDifference.explaining(chain, ask(witness)).equals(Optional.of(known));
        }
    }

    private Judged judged(RandomChain chain) {
        return judged.computeIfAbsent(chain.notation(), unused -> new Judged(chain));
    }

    /** Asks the given witnesses of one chain, for each difference that can occur on it and was not found yet. */
    void offer(RandomChain chain, Set<Witness> witnesses) {
        smallest.forEach((known, found) -> known.witnesses().stream()
                .filter(witness -> witnesses.contains(witness) && !found.containsKey(witness))
                .filter(witness -> judged(chain).isExplained(known, witness))
                .forEach(witness -> {
                    RandomChain small =
                            SmallestChain.of(chain, smaller -> judged(smaller).isExplained(known, witness));
                    found.put(witness, small);
                }));
    }

    /** What was not found, as "difference of witness". */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        smallest.forEach((known, found) -> known.witnesses().stream()
                .filter(witness -> !found.containsKey(witness))
                .forEach(witness -> missing.add(known.id() + " of " + witness.title())));
        return missing;
    }

    /** For each difference the fewest chains that show it with each of its witnesses. */
    List<Occurrence> occurrences() {
        List<Occurrence> all = new ArrayList<>();
        smallest.forEach((known, found) -> {
            Set<RandomChain> chains = new TreeSet<>(SHORTER);
            chains.addAll(found.values());
            Set<Witness> open = new TreeSet<>(found.keySet());
            while (!open.isEmpty()) {
                RandomChain next = chains.stream()
                        .max(Comparator.<RandomChain>comparingLong(
                                        chain -> shown(known, chain, open).size())
                                .thenComparing(SHORTER.reversed()))
                        .orElseThrow();
                open.removeAll(shown(known, next, open));
                all.add(occurrence(known, next));
            }
        });
        return all;
    }

    private Set<Witness> shown(KnownDifference known, RandomChain chain, Set<Witness> open) {
        Set<Witness> shown = new TreeSet<>(open);
        shown.removeIf(witness -> !judged(chain).isExplained(known, witness));
        return shown;
    }

    private Occurrence occurrence(KnownDifference known, RandomChain chain) {
        Judged own = judged(chain);
        Map<Witness, String> verdicts = new EnumMap<>(Witness.class);
        for (Witness witness : Witness.values()) {
            verdicts.put(witness, InteropMatrixTest.mark(own.ask(witness)));
        }
        return new Occurrence(known.id(), chain, own.chain.passes() ? "Y" : "N", verdicts);
    }
}
