package io.github.pcaconstrain.verification;

import io.github.pcaconstrain.verification.JudgedGroup.Difference;
import io.github.pcaconstrain.verification.witness.JudgedChain;
import io.github.pcaconstrain.verification.witness.KnownDifference;
import io.github.pcaconstrain.verification.witness.WitnessVerdict;
import io.github.pcaconstrain.verification.witness.WitnessVerdict.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Judges random chains by our verdict and by those of others, and explains every difference by {@link KnownDifference}. An explanation
 * may fit a chain without being the reason. So the chain is made as small as it can be with the same difference, and the smallest one
 * has to be explained.
 *
 * <p>Several threads judge, and this one counts in the order of the chains. So a seed has the same result however many threads there are.
 */
final class Differential implements AutoCloseable {
    /** Chains with one set of CAs. */
    private static final int LEAVES = 8;

    /** Groups that are judged ahead. */
    private static final int AHEAD = 64;

    /** Of the groups, one in so many is judged by OpenSSL once more, each chain by itself. */
    private static final int REPEATED_ONE_IN = 200;

    /** Of the differences of a kind that was made small often enough, one in so many still is. */
    private static final int ONE_IN = 100;

    private final RandomChains chains;
    private final int madeSmall;
    private final ExecutorService judges;
    private final Deque<Future<JudgedGroup>> ahead = new ArrayDeque<>();
    private final Deque<Future<Examined>> examining = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, RandomChain> smallest = new TreeMap<>();
    private final Map<String, String> unexplained = new LinkedHashMap<>();
    private long groups;
    private long judged;
    private long verdicts;
    private long refused;
    private long repeated;
    private long examined;

    /**
     * Creates one that has judged nothing.
     *
     * @param madeSmall so many differences of a kind are made small
     * @param threads how many judge
     */
    Differential(long seed, int madeSmall, int threads) {
        chains = new RandomChains(seed);
        this.madeSmall = madeSmall;
        judges = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "judge");
            thread.setDaemon(true);
            return thread;
        });
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

    /** How many of those of OpenSSL were asked for once more, of one chain alone. */
    long repeated() {
        return repeated;
    }

    /** How many chains with a difference were made small. */
    long examined() {
        return examined;
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
            while (ahead.isEmpty() || (ahead.size() < AHEAD && judged + (long) ahead.size() * LEAVES < end)) {
                List<RandomChain> group = chains.next(LEAVES);
                boolean isRepeated = groups++ % REPEATED_ONE_IN == 0;
                ahead.add(judges.submit(() -> JudgedGroup.of(group, isRepeated)));
            }
            add(ended(ahead.remove()));
        }
        while (!examining.isEmpty()) {
            add(ended(examining.remove()));
        }
    }

    private static <T> T ended(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void add(JudgedGroup group) {
        judged += group.judged();
        refused += group.refused();
        verdicts += group.verdicts();
        repeated += group.repeated();
        for (Difference each : group.differences()) {
            int count = counts.merge(key(each.known(), each.verdict()), 1, Integer::sum);
            if (each.known().isEmpty() || count <= madeSmall || count % ONE_IN == 0) {
                examining.add(judges.submit(() -> examine(each)));
            }
        }
    }

    /** The smallest chain that has a difference, and what explains it. */
    private record Examined(
            RandomChain small, VerificationResult result, WitnessVerdict said, Optional<KnownDifference> known) {}

    /** What is not listed must not become small by turning into something that is. */
    private static Examined examine(Difference difference) {
        WitnessVerdict verdict = difference.verdict();
        RandomChain small =
                SmallestChain.of(difference.chain(), verdict, difference.known().isEmpty());
        VerificationResult result = Verification.verify(small.request(ChainKeys.QUICK));
        WitnessVerdict said = SmallestChain.ask(result, verdict.witness()).orElseThrow();
        return new Examined(small, result, said, KnownDifference.explaining(new JudgedChain(result), said));
    }

    private void add(Examined small) {
        examined++;
        if (small.known().isEmpty()) {
            unexplained.putIfAbsent(
                    small.small().notation(),
                    small.result().constraints().reason() + " | "
                            + small.result().pathJudgement().reason() + " | " + small.said());
        }
        smallest.merge(
                key(small.known(), small.said()),
                small.small(),
                (one, other) -> other.notation().length() < one.notation().length() ? other : one);
    }

    private static String key(Optional<KnownDifference> known, WitnessVerdict verdict) {
        return known.map(KnownDifference::id).orElse("(not listed)") + " "
                + verdict.witness().word() + " " + (verdict.answer() == Answer.ACCEPTS ? "accepts" : "refuses");
    }

    @Override
    public void close() {
        judges.shutdownNow();
    }
}
