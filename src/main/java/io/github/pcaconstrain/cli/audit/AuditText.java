package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.PrintableText;

/** An audit in a file: a block for each finding, then how much was read. */
final class AuditText {
    private AuditText() {}

    static String of(AuditReport report) {
        StringBuilder text = new StringBuilder();
        int width = Columns.widest(
                report.findings().stream().map(found -> found.finding().code()));
        Columns head = Columns.of(2, Columns.SEVERITY, width);
        report.findings().forEach(found -> append(text, head, found));
        return text.append(omitted(report))
                .append(read(report))
                .append('\n')
                .append(sum(report))
                .append('\n')
                .toString();
    }

    /** The number of findings that are not listed; empty if all are. */
    static String omitted(AuditReport report) {
        return report.counts().omitted() == 0 ? "" : "and " + report.counts().omitted() + " more findings\n";
    }

    private static void append(StringBuilder text, Columns head, CertificateFinding found) {
        text.append(head.line(
                        found.finding().severity().label(),
                        found.finding().code(),
                        PrintableText.printable(found.place().text())))
                .append("\n         ")
                .append(PrintableText.printable(found.finding().text()))
                .append("\n         fix: ")
                .append(PrintableText.printable(found.finding().fix()))
                .append('\n');
    }

    /** The line about how much was read. */
    static String read(AuditReport report) {
        AuditReport.Counts counts = report.counts();
        return Counted.of(counts.certificates(), "certificate") + " read, " + Counted.of(counts.cas(), "CA")
                + " among them; " + counts.unreadable() + " could not be read"
                + (counts.otherFiles() > 0 ? "; " + Counted.of(counts.otherFiles(), "other file") + " skipped" : "")
                + (counts.principals() > 0 ? "; " + Counted.of(counts.principals(), "principal") + " checked" : "")
                + (counts.records() > 0 ? "; " + Counted.of(counts.records(), "CloudTrail record") + " read" : "");
    }

    /** The line about how much was found. */
    static String sum(AuditReport report) {
        long accepted = report.counts().accepted();
        return Counted.of(report.count(Severity.ERROR), "error") + ", "
                + Counted.of(report.count(Severity.WARNING), "warning") + ", "
                + report.count(Severity.INFO) + " info"
                + (accepted > 0 ? "; " + accepted + " accepted by the baseline" : "");
    }
}
