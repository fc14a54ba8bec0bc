package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.report.HtmlPage.Tone;

/**
 * The result of an audit, in one sentence. It starts with what could not be read, since the rest says nothing about
 * that.
 *
 * @param sentence the sentence, with its period
 * @param tone whether it is good or bad news
 */
record AuditVerdict(String sentence, Tone tone) {
    static AuditVerdict of(AuditReport report) {
        AuditReport.Counts counts = report.counts();
        String accepted = counts.accepted() == 0
                ? ""
                : ", apart from " + Figures.of(counts.accepted(), "finding") + " accepted earlier";
        String rest = accepted + ".";
        long errors = report.findings().stream()
                .filter(found -> found.finding().severity() == Severity.ERROR && !isUnreadable(found))
                .count();
        if (counts.unreadable() > 0) {
            String unread = "Incomplete: "
                    + (counts.unreadable() == 1
                            ? "1 certificate or source"
                            : Figures.of(counts.unreadable()) + " certificates or sources")
                    + " could not be read, and there "
                    + (errors == 1 ? "is " : "are ")
                    + (errors == 0 ? "no errors" : Figures.of(errors, "error"))
                    + " in the rest";
            return new AuditVerdict(unread + rest, Tone.ERROR);
        }
        if (errors > 0) {
            return new AuditVerdict("Action needed: " + found(report, Severity.ERROR) + rest, Tone.ERROR);
        }
        if (counts.certificates() == 0 && counts.principals() == 0 && counts.records() == 0) {
            return new AuditVerdict(
                    "Nothing was audited: there is no certificate among the sources" + rest, Tone.WARNING);
        }
        if (report.count(Severity.WARNING) > 0) {
            return new AuditVerdict("No errors, but " + found(report, Severity.WARNING) + rest, Tone.WARNING);
        }
        String clean = "No errors and no warnings in " + Figures.of(counts.certificates(), "certificate")
                + (counts.principals() == 0 ? "" : " and for " + Figures.of(counts.principals(), "principal"))
                + (counts.records() == 0 ? "" : " and in " + Figures.of(counts.records(), "CloudTrail record"));
        return new AuditVerdict(clean + rest, Tone.GOOD);
    }

    /** For example "3 errors in 2 of 13 certificates"; sources without a certificate are not counted. */
    private static String found(AuditReport report, Severity severity) {
        String findings = Figures.of(report.count(severity), severity.label());
        long certificates = report.findings().stream()
                .filter(found -> found.finding().severity() == severity)
                .map(CertificateFinding::certificate)
                .filter(certificate -> !certificate.isEmpty())
                .distinct()
                .count();
        return certificates == 0
                ? findings
                : findings + " in " + Figures.of(certificates) + " of "
                        + Figures.of(report.counts().certificates(), "certificate");
    }

    private static boolean isUnreadable(CertificateFinding found) {
        return found.finding().code().equals("unreadable");
    }
}
