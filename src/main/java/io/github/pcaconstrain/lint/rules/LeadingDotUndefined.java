package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.DnsBase;
import java.util.Optional;

/** RFC 5280 has no leading dot for dNSName. */
final class LeadingDotUndefined extends SubtreeRule {
    LeadingDotUndefined() {
        super(new RuleInfo(
                "leading-dot",
                Severity.WARNING,
                Profiles.RFC_AND_PUBLIC,
                "RFC 5280, section 4.2.1.10 and erratum 5997",
                "RFC 5280 gives a meaning to a leading dot in mail and URI constraints only. In a dNSName "
                        + "most verifiers read it as \"only what is below\", pyca refuses the chain, and linters of the "
                        + "web PKI call it malformed.",
                "write the name without the dot, which covers it and everything below"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                entry.base() instanceof DnsBase dns && dns.hasLeadingDot(),
                "a dNSName starts with a dot, to which RFC 5280 gives no meaning");
    }
}
