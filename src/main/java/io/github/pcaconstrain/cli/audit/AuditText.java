package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.show.Columns;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.PrintableText;

/** An audit for a reader: a block for each finding, then how much was read. */
final class AuditText {
    private AuditText() {}

    static String of(AuditReport report) {
        StringBuilder text = new StringBuilder();
        int width = Columns.widest(
                report.findings().stream().map(found -> found.finding().code()));
        Columns head = Columns.of(2, Columns.SEVERITY, width);
        report.findings().forEach(found -> append(text, head, found));
        if (report.counts().omitted() > 0) {
            text.append("and ").append(report.counts().omitted()).append(" more findings\n");
        }
        return text.append(summary(report)).toString();
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

    private static String summary(AuditReport report) {
        AuditReport.Counts counts = report.counts();
        StringBuilder summary = new StringBuilder();
        summary.append(Counted.of(counts.certificates(), "certificate"))
                .append(" read, ")
                .append(Counted.of(counts.cas(), "CA"))
                .append(" among them; ")
                .append(counts.unreadable())
                .append(" could not be read");
        if (counts.otherFiles() > 0) {
            summary.append("; ")
                    .append(Counted.of(counts.otherFiles(), "other file"))
                    .append(" passed over");
        }
        summary.append('\n')
                .append(Counted.of(report.count(Severity.ERROR), "error"))
                .append(", ")
                .append(Counted.of(report.count(Severity.WARNING), "warning"))
                .append(", ")
                .append(report.count(Severity.INFO))
                .append(" info");
        if (counts.accepted() > 0) {
            summary.append("; ").append(counts.accepted()).append(" accepted by the baseline");
        }
        return summary.append('\n').toString();
    }
}
