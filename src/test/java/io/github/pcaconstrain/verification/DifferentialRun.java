package io.github.pcaconstrain.verification;

import java.util.Locale;

/**
 * Judges many random chains, prints what others decide differently, and fails on a difference that is not listed:
 * {@code scripts/differential [CHAINS] [SEED]}.
 */
public final class DifferentialRun {
    private static final int SHOWN_AFTER = 10_000;
    private static final int MADE_SMALL = 20;

    private DifferentialRun() {}

    /**
     * Runs.
     *
     * @param args how many chains, and the seed
     */
    public static void main(String[] args) {
        long count = Long.parseLong(args[0]);
        long seed = Long.parseLong(args[1]);
        long start = System.nanoTime();
        Differential differential = new Differential(seed, MADE_SMALL);
        while (differential.judged() < count) {
            differential.run(Math.min(SHOWN_AFTER, count - differential.judged()));
            System.out.printf(
                    Locale.ROOT,
                    "%d chains, %d not listed, %d s%n",
                    differential.judged(),
                    differential.unexplained().size(),
                    (System.nanoTime() - start) / 1_000_000_000);
        }
        System.out.println("\nseed " + seed + ": " + differential.judged() + " chains, of which "
                + differential.refused() + " refused; " + differential.verdicts() + " verdicts of others");
        differential.counts().forEach((known, times) -> System.out.printf(Locale.ROOT, "%8d %s%n", times, known));
        System.out.println("\nsmallest chains");
        differential.smallest().forEach((known, chain) -> System.out.println(known + "\t" + chain.notation()));
        differential
                .unexplained()
                .forEach((chain, said) -> System.out.println("\nNOT LISTED: " + chain + "\n  " + said));
        int failed = differential.unexplained().size();
        System.out.println("\n" + (failed == 0 ? 1 : 0) + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }
}
