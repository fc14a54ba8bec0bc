package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.cli.option.OutputOptions;
import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.show.ConsoleLines;
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

    static String of(ImpactReport report, OutputOptions output) {
        Display display = output.display();
        // In a pipe, a certificate is a line.
        boolean isJoined = !output.isFile() && display.width().isEmpty();
        return ConsoleLines.of(lines(report, isJoined), display);
    }

    private static List<String> lines(ImpactReport report, boolean isJoined) {
        List<String> lines = new ArrayList<>();
        lines.add("refused: " + report.refused().size() + " of " + Counted.of(report.examined(), "certificate")
                + "; expired and left out: " + report.expired() + "; unreadable: "
                + report.unreadable().size());
        for (RefusedCertificate certificate : report.refused()) {
            List<String> parts = certificate(certificate);
            lines.addAll(isJoined ? List.of(String.join("; ", parts)) : indented(parts));
        }
        report.unreadable().forEach(place -> lines.add("unreadable: " + PrintableText.printable(place)));
        if (!report.refused().isEmpty()) {
            addRemedy(report, lines);
        }
        return lines;
    }

    private static List<String> indented(List<String> parts) {
        List<String> lines = new ArrayList<>(parts);
        lines.subList(1, lines.size()).replaceAll(part -> "  " + part);
        return lines;
    }

    private static List<String> certificate(RefusedCertificate certificate) {
        List<String> lines = new ArrayList<>();
        lines.add(PrintableText.printable(certificate.label()) + ", until " + certificate.notAfter()
                + (certificate.refusedToday() ? ", already refused today" : ""));
        lines.add("in " + PrintableText.printable(certificate.place()));
        certificate.loss().ifPresent(reason -> lines.add(PrintableText.printable(reason)));
        certificate.names().forEach(verdict -> lines.add(line(verdict)));
        certificate.usedBy().forEach(user -> lines.add("used by " + PrintableText.printable(user)));
        return lines;
    }

    private static void addRemedy(ImpactReport report, List<String> lines) {
        ConstraintsDiff change = ConstraintsDiff.between(
                Optional.of(report.constraints()), Optional.of(report.remedy().constraints()));
        if (!change.changes().isEmpty()) {
            lines.add("the smallest policy change that would keep them:");
            // Without the verdict: a change that allows more names is always wider.
            lines.addAll(changes(report, change));
        }
        report.remedy().unfixable().forEach(verdict -> lines.add("no policy change would keep " + line(verdict)));
    }

    /** The changes, each zone with the number of certificates that it keeps. */
    static List<String> changes(ImpactReport report, ConstraintsDiff change) {
        return change.changes().stream()
                .map(each -> "  " + DiffText.line(each)
                        + each.after()
                                .map(report.zones()::get)
                                .map(count -> " (" + Counted.of(count, "certificate") + ")")
                                .orElse(""))
                .toList();
    }

    private static String line(Verdict verdict) {
        return PrintableText.printable(
                verdict.decision().text() + " " + verdict.name().text() + ": " + verdict.reason());
    }
}
