package io.github.pcaconstrain.audit.result;

import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.Set;

/**
 * Which findings are reported.
 *
 * @param only the codes to report; empty for all
 * @param skip the codes not to report
 * @param baseline the ids of findings that are accepted
 */
public record FindingFilter(Set<String> only, Set<String> skip, Set<String> baseline) {
    /** Everything is reported. */
    public static final FindingFilter ALL = new FindingFilter(Set.of(), Set.of(), Set.of());

    public FindingFilter {
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
        baseline = Set.copyOf(baseline);
    }

    /** Whether findings of this code are reported, unless they are accepted. */
    boolean reports(String code) {
        return (only.isEmpty() || only.contains(code)) && !skip.contains(code);
    }

    /** Whether a finding with this id is accepted. */
    boolean accepts(String id) {
        return baseline.contains(id);
    }

    /** Whether the finding is reported. */
    public boolean shows(CertificateFinding finding) {
        return reports(finding.finding().code()) && (baseline.isEmpty() || !accepts(finding.id()));
    }
}
