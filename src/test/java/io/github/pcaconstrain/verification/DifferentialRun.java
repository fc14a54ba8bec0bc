package io.github.pcaconstrain.verification;

import java.util.Locale;

/**
 * Judges many random chains, prints what others decide differently, and fails on a difference that is not listed:
 * {@code scripts/differential [CHAINS] [SEED]}.
 */
public final class DifferentialRun {
    private static final int ASKED_AFTER = 1_000;
    private static final int SHOWN_AFTER = 10_000;
    private static final int REPORTED_AFTER = 100_000;
    private static final int MADE_SMALL = 20;

    private final Differential differential;
    private final long seed;
    private final long start = System.nanoTime();
    private int told;

    private DifferentialRun(Differential differential, long seed) {
        this.differential = differential;
        this.seed = seed;
    }

    /**
     * Runs. What is not listed is printed as soon as it is found, and a report after every 100,000 chains.
     *
     * @param args how many chains, and the seed
     */
    public static void main(String[] args) {
        long seed = Long.parseLong(args[1]);
        int threads = Runtime.getRuntime().availableProcessors();
        try (Differential differential = new Differential(seed, MADE_SMALL, threads)) {
            new DifferentialRun(differential, seed).run(Long.parseLong(args[0]));
            System.exit(differential.unexplained().isEmpty() ? 0 : 1);
        }
    }

    private void run(long count) {
        long shown = 0;
        long reported = 0;
        while (differential.judged() < count) {
            differential.run(Math.min(ASKED_AFTER, count - differential.judged()));
            tell();
            if (differential.judged() - shown >= SHOWN_AFTER) {
                shown = differential.judged();
                show();
            }
            if (differential.judged() - reported >= REPORTED_AFTER) {
                reported = differential.judged();
                report();
            }
        }
        show();
        report();
    }

    private void tell() {
        differential.unexplained().entrySet().stream()
                .skip(told)
                .forEach(each -> System.out.println("\nNOT LISTED: " + each.getKey() + "\n  " + each.getValue()));
        told = differential.unexplained().size();
    }

    private void show() {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d chains, %d not listed, %.0f s, %.0f/s%n",
                differential.judged(),
                differential.unexplained().size(),
                seconds,
                differential.judged() / seconds);
    }

    private void report() {
        System.out.println("\nseed " + seed + ": " + differential.judged() + " chains, of which "
                + differential.refused() + " refused; " + differential.verdicts() + " verdicts of others, "
                + differential.repeated() + " of them repeated by themselves; " + differential.examined()
                + " differences made small");
        differential.counts().forEach((known, times) -> System.out.printf(Locale.ROOT, "%8d %s%n", times, known));
        System.out.println("\nsmallest chains");
        differential.smallest().forEach((known, chain) -> System.out.println(known + "\t" + chain.notation()));
        int failed = differential.unexplained().size();
        System.out.println("\n" + (failed == 0 ? 1 : 0) + " passed, " + failed + " failed\n");
    }
}
