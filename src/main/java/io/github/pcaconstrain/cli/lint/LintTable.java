package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.FindingBlocks;
import io.github.pcaconstrain.cli.show.FindingGroup;
import io.github.pcaconstrain.cli.show.LocatedFinding;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;

/** Findings of lint on the console, many of one kind as one, and a sum. */
final class LintTable {
    private LintTable() {}

    /**
     * The text.
     *
     * @param isAll whether each finding is listed, however many there are of its kind
     */
    static String of(LintReport report, boolean isAll, Display display) {
        boolean several = report.findings().size() > 1;
        List<LocatedFinding> findings = report.findings().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(finding -> new LocatedFinding(finding, several ? entry.getKey() : "")))
                .toList();
        FindingBlocks blocks = new FindingBlocks(display);
        List<FindingGroup> groups = isAll ? FindingGroup.apart(findings) : FindingGroup.of(findings);
        groups.forEach(group -> blocks.add(group, kind -> "findings of this kind"));
        Styled sum = new Styled(
                LintText.sum(report),
                FindingBlocks.ofSum(report.count(Severity.ERROR), report.count(Severity.WARNING)));
        return blocks.text() + display.line(sum) + "\n";
    }
}
