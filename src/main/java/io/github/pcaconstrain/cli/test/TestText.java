package io.github.pcaconstrain.cli.test;

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
import java.util.List;

/** A test as a table: verdict, expected, actual, name, and the subtree that the probe is for. */
public final class TestText {
    private static final List<String> HEAD = List.of("verdict", "expected", "actual", "name", "for");

    private TestText() {}

    public static void write(ProbeReport report, OutputStream out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        report.results().forEach(result -> rows.add(row(result)));
        StringBuilder text = new StringBuilder();
        Columns columns = Columns.fitting(2, rows);
        rows.forEach(row -> text.append(columns.line(row.toArray(String[]::new)).stripTrailing())
                .append('\n'));
        report.results().forEach(result -> explain(result, text));
        text.append(summary(report)).append('\n');
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> row(ProbeResult result) {
        Probe probe = result.probe();
        String target = probe.target().map(of -> ": " + of.text()).orElse("");
        return List.of(
                result.verdict().label(),
                probe.expected().label(),
                result.answer().outcome().label(),
                PrintableText.printable(probe.name().text()),
                PrintableText.printable(probe.kind().label() + target));
    }

    /** What a reader must know of a probe that did not simply end as it should. */
    private static void explain(ProbeResult result, StringBuilder text) {
        Answer answer = result.answer();
        boolean isPlain = result.verdict() == Verdict.AS_EXPECTED || result.verdict() == Verdict.OBSERVED;
        String why = isPlain ? "" : why(result);
        for (String line : List.of(why, result.probe().note(), isPlain ? "" : answer.remedy())) {
            if (!line.isEmpty()) {
                text.append(PrintableText.printable(result.probe().name().text()))
                        .append(": ")
                        .append(PrintableText.printable(line))
                        .append('\n');
            }
        }
    }

    static String why(ProbeResult result) {
        Answer answer = result.answer();
        if (result.verdict() == Verdict.CONTRADICTED) {
            return "expected " + result.probe().expected().label() + " ("
                    + result.probe().reason() + "), but was " + answer.outcome().label();
        }
        return answer.code().isEmpty() ? answer.reason() : answer.code() + ": " + answer.reason();
    }

    private static String summary(ProbeReport report) {
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
