package io.github.pcaconstrain.lint;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Checks constraints against the rules of a profile. */
public final class Linter {
    private final List<Rule> rules;

    /**
     * Creates a linter with these rules.
     *
     * @param rules the rules, in the order of their findings
     */
    public Linter(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Every finding under the profile: errors first, and within a severity in the order of the rules. */
    public List<Finding> lint(Profile profile, Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.profiles().contains(profile)) {
                findings.addAll(rule.check(subject));
            }
        }
        // Not Comparator.comparing: class archives do not hold the JDK's serializable lambdas.
        findings.sort((a, b) -> b.severity().compareTo(a.severity()));
        return List.copyOf(findings);
    }

    /** The findings at or above the threshold, in their order. */
    public static List<Finding> atLeast(Severity threshold, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(threshold) >= 0)
                .toList();
    }
}
