package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.IpBase;
import java.util.Optional;

/** No whole address family is excluded. */
final class WholeFamilyExcluded extends SubtreeRule {
    WholeFamilyExcluded() {
        super(new RuleInfo(
                "whole-ip-family-excluded",
                Severity.ERROR,
                Profiles.PORTABLE,
                "measured: traps T2 and T3",
                "An excluded ::/0, with which the Baseline Requirements forbid IPv6, makes the JDK throw on "
                        + "any IPv4 address; an excluded 0.0.0.0/0 makes it refuse IPv6 addresses as well. A permitted "
                        + "dummy range forbids a family in all verifiers.",
                "permit a dummy range of the family in place of excluding all of it"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        boolean whole = !entry.isPermitted() && entry.base() instanceof IpBase ip && ip.prefix() == 0;
        return when(whole, "the JDK stumbles over the exclusion of a whole address family");
    }
}
