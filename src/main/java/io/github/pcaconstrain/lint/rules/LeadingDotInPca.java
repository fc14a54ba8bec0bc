package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.DnsBase;
import java.util.Optional;

/** What AWS Private CA makes of a leading dot is not documented. */
final class LeadingDotInPca extends SubtreeRule {
    LeadingDotInPca() {
        super(new RuleInfo(
                "leading-dot-undocumented",
                Severity.INFO,
                Profiles.PCA,
                "AWS Private CA User Guide, name constraints (2020 to 2022)",
                "Every DNS example of AWS's own guide has a leading dot, so AWS Private CA accepts it; "
                        + "whether it then covers the name itself is not documented. Nearly every verifier reads it as "
                        + "only what is below.",
                "test the name itself as well as one below it, or leave out the dot to cover both"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                entry.base() instanceof DnsBase dns && dns.hasLeadingDot(),
                "with the leading dot the name itself is most likely not covered, only what is below");
    }
}
