package io.github.pcaconstrain.cli.test;

import static io.github.pcaconstrain.cli.shell.Styled.plain;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.ConsoleLines;
import io.github.pcaconstrain.cli.show.TextTable;
import io.github.pcaconstrain.policy.name.PrintableText;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.probing.ProbeResult.Verdict;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.names.ProbeKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A test on the console: a row for each name, with an explanation if it is not as expected, and a sum. Names that could not
 * be tested for one reason share a line.
 */
public final class TestTable {
    private TestTable() {}

    /** The text. */
    public static String of(ProbeReport report, Display display) {
        TextTable table = new TextTable(2);
        table.row(head());
        Map<String, List<ProbeResult>> shared = TestText.shared(report);
        Set<ProbeResult> grouped =
                shared.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<ProbeResult> rows = report.results().stream()
                .filter(result -> !grouped.contains(result))
                .toList();
        rows.forEach(result -> table.row(row(result)));
        StringBuilder text = new StringBuilder(table.fits(display) ? table.print(display) : ofSubtrees(rows, display));
        shared.forEach((remark, results) -> ConsoleLines.append(
                text, new Styled(TestText.shared(remark, results), style(Verdict.NOT_TESTED)), display));
        Styled sum = new Styled(TestText.summary(report), style(report));
        return text.append(display.line(sum)).append('\n').toString();
    }

    /** A narrow table, in which the subtree is above the names that test it, instead of beside each. */
    private static String ofSubtrees(List<ProbeResult> results, Display display) {
        TextTable table = new TextTable(2);
        table.row(head());
        results.forEach(result -> table.row(narrowRow(result)));
        table.print(display); // the columns are as wide as the rows of all subtrees need
        StringBuilder text = new StringBuilder(table.row(head()).print(display));
        String before = "";
        for (ProbeResult result : results) {
            String title = title(result.probe());
            if (!title.equals(before)) {
                ConsoleLines.append(text, new Styled(title, Style.LITERAL), display);
                before = title;
            }
            text.append(table.row(narrowRow(result)).print(display));
        }
        return text.toString();
    }

    private static String title(Probe probe) {
        return probe.target()
                .map(Probe.Target::text)
                .map(PrintableText::printable)
                .orElse(probe.kind() == ProbeKind.GIVEN ? "given names" : "outside every constraint");
    }

    private static Styled[] head() {
        return TestText.HEAD.stream()
                .map(title -> new Styled(title, Style.HEADING))
                .toArray(Styled[]::new);
    }

    private static Styled[] narrowRow(ProbeResult result) {
        Styled[] row = row(result);
        String remark = TestText.remark(result);
        String kind = result.probe().kind().label();
        row[row.length - 1] = plain(kind + (remark.isEmpty() ? "" : "; " + remark));
        return row;
    }

    private static Styled[] row(ProbeResult result) {
        List<String> cells = TestText.row(result);
        String remark = TestText.remark(result);
        return new Styled[] {
            new Styled(cells.get(0), style(result.verdict())),
            plain(cells.get(1)),
            plain(cells.get(2)),
            plain(cells.get(3)),
            plain(cells.get(4) + (remark.isEmpty() ? "" : "; " + remark))
        };
    }

    private static Style style(Verdict verdict) {
        return switch (verdict) {
            case AS_EXPECTED -> Style.PASSED;
            case CONTRADICTED -> Style.FAILED;
            case INCONCLUSIVE, NOT_TESTED -> Style.WARNING;
            case OBSERVED -> Style.INFO;
        };
    }

    private static Style style(ProbeReport report) {
        return report.count(Verdict.CONTRADICTED) > 0
                ? style(Verdict.CONTRADICTED)
                : report.exitCode() == 0 ? Style.PASSED : Style.WARNING;
    }
}
