package io.github.pcaconstrain.cli;

import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.RefusedCertificate;
import io.github.pcaconstrain.policy.Characters;
import io.github.pcaconstrain.policy.ConstraintsDiff;
import io.github.pcaconstrain.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What new constraints would do to certificates, for people. */
final class ImpactText {
    private ImpactText() {}

    static String of(ImpactReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("refused: " + report.refused().size() + " of " + report.examined()
                + " certificates; expired and left out: " + report.expired() + "; not readable: "
                + report.unreadable().size());
        report.refused().forEach(certificate -> addCertificate(certificate, lines));
        report.unreadable().forEach(place -> lines.add("not readable: " + Characters.printable(place)));
        if (!report.refused().isEmpty()) {
            addRemedy(report, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void addCertificate(RefusedCertificate certificate, List<String> lines) {
        lines.add(Characters.printable(certificate.label()) + ", until " + certificate.notAfter()
                + (certificate.refusedToday() ? ", already refused today" : ""));
        lines.add("  in " + Characters.printable(certificate.place()));
        certificate.loss().ifPresent(reason -> lines.add("  " + Characters.printable(reason)));
        certificate.names().forEach(verdict -> lines.add("  " + line(verdict)));
        certificate.usedBy().forEach(user -> lines.add("  used by " + Characters.printable(user)));
    }

    private static void addRemedy(ImpactReport report, List<String> lines) {
        ConstraintsDiff change = ConstraintsDiff.between(
                Optional.of(report.constraints()), Optional.of(report.remedy().constraints()));
        if (!change.changes().isEmpty()) {
            lines.add("the smallest change of the policy that keeps them:");
            // Without the judgement: a change that lets more names pass is always wider.
            lines.addAll(DiffText.lines(change).stream()
                    .skip(1)
                    .filter(line -> !line.contains(", for example: "))
                    .toList());
        }
        report.remedy().hopeless().forEach(verdict -> lines.add("no change of the policy keeps " + line(verdict)));
    }

    private static String line(Verdict verdict) {
        return Characters.printable(
                verdict.decision().label() + " " + verdict.name().text() + ": " + verdict.reason());
    }
}
