package io.github.pcaconstrain.fuzz;

import io.github.pcaconstrain.failure.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs Jazzer on one target or on all, two at a time, and prints a line for each: how many inputs were tried, and in a second, how many
 * edges of our code were reached, and what was found. The exit code is 1 if anything was. {@code scripts/fuzz} starts it, in a build's folder.
 */
public final class FuzzRun {
    private static final int AT_ONCE = 2;

    private FuzzRun() {}

    /**
     * Runs.
     *
     * @param args {@code --list}; {@code --tally}; or those of {@link FuzzPlan}
     */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        if (args.length == 1 && args[0].equals("--list")) {
            FuzzTargets.all()
                    .forEach(target -> System.out.printf(Locale.ROOT, "%-17s %s%n", target.name(), target.readers()));
            return;
        }
        FuzzTally tally = FuzzTally.read();
        if (args.length == 1 && args[0].equals("--tally")) {
            System.out.print(tally.table());
            return;
        }
        FuzzPlan plan = FuzzPlan.of(args).without(tally);
        boolean isAlone = plan.targets().size() == 1;
        long start = System.nanoTime();
        List<JazzerResult> results = new ArrayList<>();
        ExecutorService processes = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<JazzerResult>> running = new ArrayList<>();
            for (FuzzTarget target : plan.targets()) {
                running.add(processes.submit(
                        () -> JazzerProcess.run(target, plan.seconds(), plan.wanted(target, tally), isAlone)));
            }
            System.out.println(JazzerResult.HEADING);
            for (Future<JazzerResult> each : running) {
                JazzerResult result = each.get();
                results.add(result);
                System.out.println(result.line());
            }
        } finally {
            processes.shutdownNow();
        }
        end(results, (System.nanoTime() - start) / 1_000_000_000);
    }

    private static void end(List<JazzerResult> results, long seconds) throws IOException {
        List<JazzerResult> failed =
                results.stream().filter(result -> !result.isSound()).toList();
        for (JazzerResult result : failed) {
            Path log = JazzerProcess.log(result.target());
            System.out.println("\n" + result.target().name() + ": see " + log + "\n" + result.finding());
            Files.writeString(log.resolveSibling("finding.txt"), result.finding());
        }
        System.out.println("\n" + (results.size() - failed.size()) + " passed, " + failed.size() + " failed, in "
                + Counted.of(seconds, "second"));
        if (!failed.isEmpty()) {
            System.exit(1);
        }
    }
}
