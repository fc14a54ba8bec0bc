package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that are printed together: those with the same code and severity. Errors stand alone, so that each is seen.
 *
 * @param findings one or more
 */
public record FindingGroup(List<LocatedFinding> findings) {
    /** Up to this many are listed; more are counted. */
    private static final int FEW = 3;

    public FindingGroup {
        findings = List.copyOf(findings);
    }

    private record Kind(Severity severity, FindingCode code) {}

    /** Groups findings; the groups are in the order of their first findings. */
    public static List<FindingGroup> of(List<LocatedFinding> findings) {
        List<FindingGroup> groups = new ArrayList<>();
        Map<Kind, List<LocatedFinding>> milder = new LinkedHashMap<>();
        for (LocatedFinding found : findings) {
            Finding finding = found.finding();
            if (finding.severity() == Severity.ERROR) {
                groups.add(new FindingGroup(List.of(found)));
            } else {
                milder.computeIfAbsent(new Kind(finding.severity(), finding.kind()), none -> new ArrayList<>())
                        .add(found);
            }
        }
        milder.values().forEach(group -> groups.add(new FindingGroup(group)));
        return groups;
    }

    /** Each finding in a group of its own. */
    public static List<FindingGroup> apart(List<LocatedFinding> findings) {
        return findings.stream().map(each -> new FindingGroup(List.of(each))).toList();
    }

    /** Whether there are so many that only their number is printed. */
    boolean isFolded() {
        return findings.size() > FEW;
    }

    /** The code of all of them. */
    public FindingCode kind() {
        return findings.get(0).finding().kind();
    }
}
