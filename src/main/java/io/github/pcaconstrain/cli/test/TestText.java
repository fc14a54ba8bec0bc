package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.probing.ProbeResult.Verdict;
import io.github.pcaconstrain.probing.channel.Answer;
import io.github.pcaconstrain.probing.channel.Probe;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A test in a file, as a table: verdict, expected, actual, name, and the subtree that the probe tests. */
public final class TestText {
    static final List<String> HEAD = List.of("verdict", "expected", "actual", "name", "for");

    private static final String UNTESTED = " " + Verdict.NOT_TESTED.label() + ": ";
    private static final int MOST_NAMES = 3;

    private TestText() {}

    /** Writes a test in the layout for its destination. */
    public static void write(ProbeReport report, OutputOptions output, OutputStream out) throws IOException {
        if (output.isFile()) {
            write(report, out);
        } else {
            out.write(TestTable.of(report, output.display()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(ProbeReport report, OutputStream out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.results().forEach(result -> rows.add(row(result)));
        StringBuilder text = new StringBuilder();
        Columns columns = Columns.fitting(2, rows);
        rows.forEach(row -> text.append(columns.line(row.toArray(String[]::new)).stripTrailing())
                .append('\n'));
        Map<String, List<ProbeResult>> shared = shared(report);
        report.results().forEach(result -> explain(result, shared.keySet(), text));
        shared.forEach((remark, results) ->
                text.append(results.size() + UNTESTED + remark).append('\n'));
        text.append(summary(report)).append('\n');
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static List<String> row(ProbeResult result) {
        Probe probe = result.probe();
        String target = probe.target().map(of -> ": " + of.text()).orElse("");
        return List.of(
                result.verdict().label(),
                probe.expected().label(),
                result.answer().outcome().label(),
                PrintableText.printable(probe.name().text()),
                PrintableText.printable(probe.kind().label() + target));
    }

    private static void explain(ProbeResult result, Set<String> shared, StringBuilder text) {
        String remark = remark(result);
        if (!remark.isEmpty() && !shared.contains(remark)) {
            text.append(PrintableText.printable(result.probe().name().text()))
                    .append(": ")
                    .append(remark)
                    .append('\n');
        }
    }

    /** Explains a result that is not simply as expected; empty if no explanation is needed. */
    static String remark(ProbeResult result) {
        boolean isPlain = result.verdict() == Verdict.AS_EXPECTED || result.verdict() == Verdict.OBSERVED;
        return Stream.of(
                        isPlain ? "" : why(result),
                        result.probe().note(),
                        isPlain ? "" : result.answer().remedy())
                .filter(part -> !part.isEmpty())
                .map(PrintableText::printable)
                .collect(Collectors.joining("; "));
    }

    /** The remarks that apply to several untested names, each with their results, so that it is printed once. */
    static Map<String, List<ProbeResult>> shared(ProbeReport report) {
        Map<String, List<ProbeResult>> shared = report.results().stream()
                .filter(result -> result.verdict() == Verdict.NOT_TESTED)
                .collect(Collectors.groupingBy(TestText::remark, LinkedHashMap::new, Collectors.toList()));
        shared.values().removeIf(results -> results.size() == 1);
        shared.remove("");
        return shared;
    }

    /** The line of a remark about several names, in place of their rows. */
    static String shared(String remark, List<ProbeResult> results) {
        String some = results.stream()
                .limit(MOST_NAMES)
                .map(result -> PrintableText.printable(result.probe().name().text()))
                .collect(Collectors.joining(", "));
        int more = results.size() - MOST_NAMES;
        return results.size() + UNTESTED + remark + " (" + some + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    static String why(ProbeResult result) {
        Answer answer = result.answer();
        if (result.verdict() == Verdict.CONTRADICTED) {
            return "expected " + result.probe().expected().label() + " ("
                    + result.probe().reason() + "), but was " + answer.outcome().label();
        }
        return answer.code().isEmpty() ? answer.reason() : answer.code() + ": " + answer.reason();
    }

    /** The line with the number of each verdict. */
    static String summary(ProbeReport report) {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = report.count(verdict);
            if (count > 0 || verdict == Verdict.AS_EXPECTED) {
                counts.add(count + " " + verdict.label());
            }
        }
        if (report.leftOut() > 0) {
            counts.add(report.leftOut() + " left out");
        }
        return String.join(", ", counts);
    }
}
