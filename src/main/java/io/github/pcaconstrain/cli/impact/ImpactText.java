package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.cli.show.DiffText;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.RefusedCertificate;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What new constraints would do to certificates, for people. */
final class ImpactText {
    private ImpactText() {}

    static String of(ImpactReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("refused: " + report.refused().size() + " of " + Counted.of(report.examined(), "certificate")
                + "; expired and left out: " + report.expired() + "; not readable: "
                + report.unreadable().size());
        report.refused().forEach(certificate -> addCertificate(certificate, lines));
        report.unreadable().forEach(place -> lines.add("not readable: " + PrintableText.printable(place)));
        if (!report.refused().isEmpty()) {
            addRemedy(report, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void addCertificate(RefusedCertificate certificate, List<String> lines) {
        lines.add(PrintableText.printable(certificate.label()) + ", until " + certificate.notAfter()
                + (certificate.refusedToday() ? ", already refused today" : ""));
        lines.add("  in " + PrintableText.printable(certificate.place()));
        certificate.loss().ifPresent(reason -> lines.add("  " + PrintableText.printable(reason)));
        certificate.names().forEach(verdict -> lines.add("  " + line(verdict)));
        certificate.usedBy().forEach(user -> lines.add("  used by " + PrintableText.printable(user)));
    }

    private static void addRemedy(ImpactReport report, List<String> lines) {
        ConstraintsDiff change = ConstraintsDiff.between(
                Optional.of(report.constraints()), Optional.of(report.remedy().constraints()));
        if (!change.changes().isEmpty()) {
            lines.add("the smallest policy change that would keep them:");
            // Without the judgement: a change that lets more names pass is always wider.
            lines.addAll(DiffText.changes(change));
        }
        report.remedy().unfixable().forEach(verdict -> lines.add("no policy change would keep " + line(verdict)));
    }

    private static String line(Verdict verdict) {
        return PrintableText.printable(
                verdict.decision().label() + " " + verdict.name().text() + ": " + verdict.reason());
    }
}
