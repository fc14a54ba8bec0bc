package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.Witness;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import io.github.pcaconstrain.verification.witness.WitnessVerdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges random chains by our verdict and by those of others, and explains every difference by {@link KnownDifference}. An explanation
 * may fit a chain without being the reason. So the chain is made as small as it can be with the same difference, and the smallest one
 * has to be explained.
 */
final class Differential {
    private static final Set<Witness> IN_PROCESS = Set.of(Witness.JDK, Witness.BC);
    /** Chains with one set of CAs. */
    private static final int LEAVES = 8;

    /** Of the differences of a kind that was made small often enough, one in so many still is. */
    private static final int ONE_IN = 100;

    private final RandomChains chains;
    private final int madeSmall;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, RandomChain> smallest = new TreeMap<>();
    private final Map<String, String> unexplained = new LinkedHashMap<>();
    private long judged;
    private long verdicts;
    private long refused;

    /**
     * Creates one that has judged nothing.
     *
     * @param madeSmall so many differences of a kind are made small
     */
    Differential(long seed, int madeSmall) {
        chains = new RandomChains(seed);
        this.madeSmall = madeSmall;
    }

    /** How many chains were judged; those that no path leads from are not counted. */
    long judged() {
        return judged;
    }

    /** How many of them we refuse. */
    long refused() {
        return refused;
    }

    /** How many verdicts of others they were compared with. */
    long verdicts() {
        return verdicts;
    }

    /** How often each listed difference of each witness occurred. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** The smallest chain for each of them. */
    Map<String, RandomChain> smallest() {
        return smallest;
    }

    /** The differences that are not listed, each as the smallest chain with what was said of it. */
    Map<String, String> unexplained() {
        return unexplained;
    }

    /** Judges at least as many more chains. */
    void run(long count) {
        long end = judged + count;
        while (judged < end) {
            List<Judged> group = new ArrayList<>();
            for (RandomChain chain : chains.next(LEAVES)) {
                VerificationResult result = Verification.verify(chain.request());
                // Where the JDK cannot read a certificate, we leave the path open: a verdict to compare with is
                // missing.
                if (result.reachesAnchor()
                        && result.path().size() > 1
                        && result.pathJudgement().outcome() != Outcome.INCONCLUSIVE) {
                    group.add(new Judged(chain, result));
                }
            }
            compare(group);
        }
    }

    private record Judged(RandomChain chain, VerificationResult result) {}

    private void compare(List<Judged> group) {
        judged += group.size();
        for (Judged each : group) {
            refused += each.result.constraints().outcome() == Outcome.PASSED ? 0 : 1;
            testify(each.result, IN_PROCESS).forEach(verdict -> compare(each, verdict));
        }
        for (List<Judged> alike : byPath(group)) {
            List<WitnessVerdict> said = OpenSslBatch.judge(
                    alike.stream().map(each -> each.result.path()).toList(), ChainNotation.AT.getEpochSecond());
            for (int i = 0; i < said.size(); i++) {
                compare(alike.get(i), said.get(i));
            }
        }
    }

    /** Those of a CA with two certificates can have different paths. */
    private static List<List<Judged>> byPath(List<Judged> group) {
        Map<List<String>, List<Judged>> alike = new LinkedHashMap<>();
        for (Judged each : group) {
            List<CertificateContents> path = each.result.path();
            List<String> above = path.subList(1, path.size()).stream()
                    .map(CertificateContents::encoded)
                    .toList();
            alike.computeIfAbsent(above, unused -> new ArrayList<>()).add(each);
        }
        return List.copyOf(alike.values());
    }

    private static List<WitnessVerdict> testify(VerificationResult result, Set<Witness> witnesses) {
        return WitnessVerdicts.of(result, ChainNotation.AT, Instant.now(), witnesses);
    }

    private void compare(Judged chain, WitnessVerdict verdict) {
        verdicts++;
        JudgedChain ours = new JudgedChain(chain.result);
        if (ours.agreesWith(verdict)) {
            return;
        }
        Optional<KnownDifference> first = KnownDifference.explaining(ours, verdict);
        String key = key(first, verdict);
        int count = counts.merge(key, 1, Integer::sum);
        if (first.isEmpty() || count <= madeSmall || count % ONE_IN == 0) {
            examine(chain.chain, verdict);
        }
    }

    /** Explains the smallest chain that has the difference. */
    private void examine(RandomChain chain, WitnessVerdict verdict) {
        RandomChain small = SmallestChain.of(chain, verdict);
        VerificationResult result = Verification.verify(small.request());
        WitnessVerdict said = SmallestChain.ask(result, verdict.witness()).orElseThrow();
        Optional<KnownDifference> known = KnownDifference.explaining(new JudgedChain(result), said);
        if (known.isEmpty()) {
            unexplained.putIfAbsent(
                    small.notation(),
                    result.constraints().reason() + " | "
                            + result.pathJudgement().reason() + " | " + said);
        }
        smallest.merge(
                key(known, said),
                small,
                (one, other) -> other.notation().length() < one.notation().length() ? other : one);
    }

    private static String key(Optional<KnownDifference> known, WitnessVerdict verdict) {
        return known.map(KnownDifference::id).orElse("(not listed)") + " "
                + verdict.witness().word() + " " + (verdict.answer() == Answer.ACCEPTS ? "accepts" : "refuses");
    }
}
