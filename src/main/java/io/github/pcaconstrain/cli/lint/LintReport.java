package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import java.util.List;
import java.util.Map;

/**
 * The findings of {@code lint}.
 * @param profile the profile
 * @param findings the findings by the label of the input, in the order of reading
 */
record LintReport(Profile profile, List<Map.Entry<String, List<Finding>>> findings) {
    LintReport {
        findings = List.copyOf(findings);
    }

    long count(Severity severity) {
        return findings.stream()
                .flatMap(entry -> entry.getValue().stream())
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    boolean hasAtLeast(Severity threshold) {
        return findings.stream()
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(finding -> finding.severity().compareTo(threshold) >= 0);
    }
}
