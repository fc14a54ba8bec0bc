package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.name.HostName;
import java.util.Optional;

/** Names are written in lower case. */
final class UpperCase extends SubtreeRule {
    UpperCase() {
        super(new RuleInfo(
                "upper-case",
                Severity.INFO,
                Profiles.EVERY,
                "RFC 9549, section 2",
                "Host names are compared without regard to case, and RFC 9549 wants A-labels in lower case. "
                        + "Mixed case makes diffs and searches harder and has no effect.",
                "write the name in lower case"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        Optional<String> spelled = Hosts.spelled(entry.base());
        return when(!spelled.equals(spelled.map(HostName::fold)), "the host is not in lower case");
    }
}
