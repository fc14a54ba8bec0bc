package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.Locale;

/** An audit for a reader: a block for each finding, then how much was read. */
final class AuditText {
    private AuditText() {}

    static String of(AuditReport report) {
        StringBuilder text = new StringBuilder();
        int width = report.findings().stream()
                .mapToInt(found -> found.finding().code().length())
                .max()
                .orElse(0);
        String head = "%-7s  %-" + Math.max(1, width) + "s  %s\n";
        report.findings().forEach(found -> append(text, head, found));
        if (report.counts().omitted() > 0) {
            text.append("and ").append(report.counts().omitted()).append(" more findings\n");
        }
        return text.append(summary(report)).toString();
    }

    private static void append(StringBuilder text, String head, CertificateFinding found) {
        text.append(String.format(
                        Locale.ROOT,
                        head,
                        found.finding().severity().label(),
                        found.finding().code(),
                        PrintableText.printable(found.place().text())))
                .append("         ")
                .append(PrintableText.printable(found.finding().text()))
                .append("\n         fix: ")
                .append(PrintableText.printable(found.finding().fix()))
                .append('\n');
    }

    private static String summary(AuditReport report) {
        AuditReport.Counts counts = report.counts();
        StringBuilder summary = new StringBuilder();
        summary.append(many(counts.certificates(), "certificate"))
                .append(" read, ")
                .append(many(counts.cas(), "CA"))
                .append(" among them; ")
                .append(counts.unreadable())
                .append(" could not be read");
        if (counts.otherFiles() > 0) {
            summary.append("; ").append(many(counts.otherFiles(), "other file")).append(" passed over");
        }
        summary.append('\n')
                .append(many(report.count(Severity.ERROR), "error"))
                .append(", ")
                .append(many(report.count(Severity.WARNING), "warning"))
                .append(", ")
                .append(report.count(Severity.INFO))
                .append(" info");
        if (counts.accepted() > 0) {
            summary.append("; ").append(counts.accepted()).append(" accepted by the baseline");
        }
        return summary.append('\n').toString();
    }

    private static String many(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
