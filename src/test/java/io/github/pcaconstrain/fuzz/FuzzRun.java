package io.github.pcaconstrain.fuzz;

import io.github.pcaconstrain.failure.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs Jazzer on one target or on all, two at a time, and prints a line for each: how many inputs were tried, and in a second, how many
 * edges of our code were reached, and what was found. The exit code is 1 if anything was. {@code scripts/fuzz} starts it, in a build's folder.
 */
@Command(name = "scripts/fuzz", sortOptions = false)
public final class FuzzRun implements Callable<Integer> {
    private static final int AT_ONCE = 2;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "readers",
            description = "A target, or 'all'. Default: ${DEFAULT-VALUE}.")
    private String target = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "600",
            description = "Seconds for each target. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--until",
            paramLabel = "INPUTS",
            description = "No more inputs of a target than these, with those of earlier runs.")
    private long enough;

    @Option(
            names = "--seed",
            description = "The same inputs as long as there is time for them. Default: others each time.")
    private int seed;

    @Option(names = "--list", description = "List the targets.")
    private boolean isList;

    @Option(names = "--tally", description = "Show what all runs in this folder have tried together.")
    private boolean isTally;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new FuzzRun()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (isList) {
            FuzzTargets.all()
                    .forEach(each -> System.out.printf(Locale.ROOT, "%-17s %s%n", each.name(), each.readers()));
            return 0;
        }
        FuzzTally tally = FuzzTally.read();
        if (isTally) {
            System.out.print(tally.table());
            return 0;
        }
        return run(new FuzzPlan(targets(), seconds, enough, seed).without(tally), tally);
    }

    private List<FuzzTarget> targets() {
        try {
            return target.equals("all") ? FuzzTargets.all() : List.of(FuzzTargets.named(target));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage() + ": --list shows them", e);
        }
    }

    private static int run(FuzzPlan plan, FuzzTally tally)
            throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<JazzerResult> results = new ArrayList<>();
        ExecutorService processes = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<JazzerResult>> running = new ArrayList<>();
            for (FuzzTarget each : plan.targets()) {
                running.add(processes.submit(() -> JazzerProcess.run(each, plan, plan.wanted(each, tally))));
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
        return end(results, (System.nanoTime() - start) / 1_000_000_000);
    }

    private static int end(List<JazzerResult> results, long seconds) throws IOException {
        List<JazzerResult> failed =
                results.stream().filter(result -> !result.isSound()).toList();
        for (JazzerResult result : failed) {
            Path log = JazzerProcess.log(result.target());
            System.out.println("\n" + result.target().name() + ": see " + log + "\n" + result.finding());
            Files.writeString(log.resolveSibling("finding.txt"), result.finding());
        }
        System.out.println("\n" + (results.size() - failed.size()) + " passed, " + failed.size() + " failed, in "
                + Counted.of(seconds, "second"));
        return failed.isEmpty() ? 0 : 1;
    }
}
