package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.DnsBase;
import java.util.Optional;

/** pyca refuses a chain for a leading dot. */
final class LeadingDotNotPortable extends SubtreeRule {
    LeadingDotNotPortable() {
        super(new RuleInfo(
                "leading-dot-not-portable",
                Severity.ERROR,
                Profiles.PORTABLE,
                "measured: trap T10",
                "Six of seven verifiers read a leading dot as \"only what is below\"; pyca refuses the chain. "
                        + "In Bouncy Castle 1.87 a CA with example.com above one with .example.com leaves nothing "
                        + "permitted.",
                "write the name without the dot, which covers it and everything below"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                entry.base() instanceof DnsBase dns && dns.hasLeadingDot(),
                "pyca refuses every chain through a CA with a leading dot in a dNSName");
    }
}
