package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.shell.Style;
import io.github.pcaconstrain.cli.shell.Styled;
import io.github.pcaconstrain.cli.show.FindingBlocks;
import io.github.pcaconstrain.cli.show.FindingGroup;
import io.github.pcaconstrain.cli.show.LocatedFinding;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;

/** An audit on the console: findings, many of one kind as one, and how much was read. */
final class AuditTable {
    private AuditTable() {}

    /**
     * The text.
     *
     * @param isAll whether each finding is listed, however many there are of its kind
     */
    static String of(AuditReport report, boolean isAll, Display display) {
        List<LocatedFinding> findings = report.findings().stream()
                .map(found -> new LocatedFinding(found.finding(), found.place().text()))
                .toList();
        FindingBlocks blocks = new FindingBlocks(display);
        List<FindingGroup> groups = isAll ? FindingGroup.apart(findings) : FindingGroup.of(findings);
        groups.forEach(group -> blocks.add(group, ManyFindings::noun));
        Style verdict = FindingBlocks.ofSum(
                report.count(Severity.ERROR) + report.counts().omitted(), report.count(Severity.WARNING));
        return blocks.text() + AuditText.omitted(report) + AuditText.read(report) + "\n"
                + display.line(new Styled(AuditText.sum(report), verdict)) + "\n";
    }
}
