package io.github.pcaconstrain.fuzz;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Jazzer printed at its end.
 *
 * @param target what was fuzzed
 * @param seconds how long it took
 * @param executions how many inputs were tried
 * @param edges how many edges of the instrumented code were reached
 * @param inputs how many inputs the corpus has
 * @param exitCode of the process
 * @param finding what was found; empty if nothing was
 */
record JazzerResult(
        FuzzTarget target, long seconds, long executions, long edges, long inputs, int exitCode, String finding) {
    static final String HEADING = String.format(
            Locale.ROOT, "%-17s %12s %8s %8s %8s  %s", "target", "executions", "a second", "edges", "corpus", "found");

    private static final Pattern EXECUTIONS = Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
    private static final Pattern STATUS = Pattern.compile("#(\\d+)\\s.*? cov: (\\d+) .*? corp: (\\d+)/.*");
    private static final int LINES_SHOWN = 12;

    static JazzerResult of(FuzzTarget target, long seconds, int exitCode, String log) {
        long executions = 0;
        long edges = 0;
        long inputs = 0;
        Matcher status = STATUS.matcher(log);
        while (status.find()) {
            executions = Long.parseLong(status.group(1));
            edges = Math.max(edges, Long.parseLong(status.group(2)));
            inputs = Long.parseLong(status.group(3));
        }
        Matcher counted = EXECUTIONS.matcher(log);
        if (counted.find()) {
            executions = Long.parseLong(counted.group(1));
        }
        return new JazzerResult(
                target, seconds, executions, edges, inputs, exitCode, exitCode == 0 && edges > 0 ? "" : finding(log));
    }

    /** Nothing was found, and inputs were tried that reached our code. */
    boolean isSound() {
        return exitCode == 0 && executions > 0 && edges > 0;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-17s %12d %8d %8d %8d  %s",
                target.name(),
                executions,
                executions / Math.max(1, seconds),
                edges,
                inputs,
                isSound() ? "nothing" : "see below");
    }

    /** The exception and its first lines, or the end of the log. */
    private static String finding(String log) {
        int start = log.indexOf("== Java Exception");
        if (start < 0) {
            start = log.indexOf("ERROR: ");
        }
        String rest = start < 0 ? log.substring(Math.max(0, log.length() - 2000)) : log.substring(start);
        return rest.lines().limit(LINES_SHOWN).collect(Collectors.joining("\n"));
    }
}
