package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.cli.shell.Display;
import io.github.pcaconstrain.cli.show.CodeText;
import io.github.pcaconstrain.cli.show.TextTable;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.suggestion.Change;
import io.github.pcaconstrain.lint.suggestion.Suggestion;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings in a file, and rules and suggestions for a reader. */
final class LintText {
    private LintText() {}

    static String of(LintReport report) {
        StringBuilder text = new StringBuilder();
        boolean several = report.findings().size() > 1;
        for (Map.Entry<String, List<Finding>> entry : report.findings()) {
            if (several) {
                text.append(PrintableText.printable(entry.getKey())).append(":\n");
            }
            entry.getValue().forEach(finding -> append(text, finding));
        }
        return text.append(sum(report)).append('\n').toString();
    }

    /** The line about how much was found. */
    static String sum(LintReport report) {
        return count(report, Severity.ERROR, "error") + ", " + count(report, Severity.WARNING, "warning") + ", "
                + count(report, Severity.INFO, "info") + " under profile "
                + report.profile().label();
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append(finding.severity().label())
                .append(' ')
                .append(finding.code())
                .append(": ")
                .append(PrintableText.printable(finding.text()))
                .append("\n    fix: ")
                .append(PrintableText.printable(finding.fix()))
                .append('\n');
    }

    private static String count(LintReport report, Severity severity, String word) {
        long count = report.count(severity);
        return count + " " + word + (count == 1 || severity == Severity.INFO ? "" : "s");
    }

    /** One rule per line, for skimming. */
    static String list(List<Rule> rules, Display display) {
        TextTable table = new TextTable(2);
        rules.forEach(rule -> table.row(CodeText.cells(rule, CodeText.profiles(rule))));
        return table.print(display);
    }

    /** A policy file. Comments above it tell what changed and which findings remain. */
    static String suggest(Profile profile, Suggestion suggestion) {
        StringBuilder text = new StringBuilder("# suggested for profile ").append(profile.label() + "\n");
        for (Change change : suggestion.changes()) {
            comment(text, change.effect().name().toLowerCase(Locale.ROOT) + ": " + change.what() + ": " + change.why());
        }
        if (suggestion.changes().isEmpty()) {
            comment(text, "nothing to change");
        }
        for (Finding finding : suggestion.remaining()) {
            comment(text, "remains: " + finding.severity().label() + " " + finding.code() + ": " + finding.text());
        }
        return text.append(PolicyWriter.yaml(suggestion.constraints())).toString();
    }

    private static void comment(StringBuilder text, String line) {
        text.append("# ").append(PrintableText.printable(line)).append('\n');
    }
}
