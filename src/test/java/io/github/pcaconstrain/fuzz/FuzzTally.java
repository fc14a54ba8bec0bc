package io.github.pcaconstrain.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all runs together have tried, in {@code target/fuzz/tally.tsv}: a run is too short for ten million inputs of a slow reader, and the
 * corpus is kept from one to the next.
 */
final class FuzzTally {
    private static final Path FILE = Path.of("target", "fuzz", "tally.tsv");

    private final Map<String, Sum> sums = new TreeMap<>();

    /**
     * All runs of one target.
     *
     * @param executions how many inputs were tried
     * @param seconds how long that took
     * @param edges the most that a run has reached
     * @param failures how many runs found something, or did not work
     */
    record Sum(long executions, long seconds, long edges, long failures) {
        private static final Sum NOTHING = new Sum(0, 0, 0, 0);

        private Sum and(JazzerResult run) {
            return new Sum(
                    executions + run.executions(),
                    seconds + run.seconds(),
                    Math.max(edges, run.edges()),
                    failures + (run.isSound() ? 0 : 1));
        }

        private String line() {
            return executions + "\t" + seconds + "\t" + edges + "\t" + failures;
        }
    }

    private FuzzTally() {}

    /** What was counted so far. */
    static FuzzTally read() throws IOException {
        return read(FILE);
    }

    static FuzzTally read(Path file) throws IOException {
        FuzzTally tally = new FuzzTally();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split("\t", -1);
                tally.sums.put(
                        fields[0],
                        new Sum(
                                Long.parseLong(fields[1]),
                                Long.parseLong(fields[2]),
                                Long.parseLong(fields[3]),
                                Long.parseLong(fields[4])));
            }
        }
        return tally;
    }

    /** Adds a run to the file, in which others may have been added meanwhile. */
    static void add(JazzerResult run) throws IOException {
        add(run, FILE);
    }

    static synchronized void add(JazzerResult run, Path file) throws IOException {
        FuzzTally tally = read(file);
        tally.sums.put(run.target().name(), tally.of(run.target()).and(run));
        List<String> lines = new ArrayList<>();
        tally.sums.forEach((name, sum) -> lines.add(name + "\t" + sum.line()));
        Files.write(file, lines);
    }

    /** The sum of a target. */
    Sum of(FuzzTarget target) {
        return sums.getOrDefault(target.name(), Sum.NOTHING);
    }

    /** A table of all targets. */
    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%-17s %12s %8s %8s %8s%n", "target", "executions", "seconds", "edges", "failures"));
        for (FuzzTarget target : FuzzTargets.all()) {
            Sum sum = of(target);
            table.append(String.format(
                    Locale.ROOT,
                    "%-17s %12d %8d %8d %8d%n",
                    target.name(),
                    sum.executions,
                    sum.seconds,
                    sum.edges,
                    sum.failures));
        }
        return table.toString();
    }
}
