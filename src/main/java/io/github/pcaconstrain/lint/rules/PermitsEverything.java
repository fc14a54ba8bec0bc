package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.IpBase;
import java.util.Optional;

/** A permitted subtree that covers the whole form. */
final class PermitsEverything extends SubtreeRule {
    PermitsEverything() {
        super(new RuleInfo(
                "permits-everything",
                Severity.WARNING,
                Profiles.EVERY,
                "own rule: a constraint that constrains nothing",
                "The subtree covers every name of its form or address family, so that permitting it "
                        + "constrains nothing there. Most often a more specific one was meant.",
                "name what is really needed, or leave the form out"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        boolean everything = (entry.base() instanceof DnsBase dns && dns.coversEverything())
                || (entry.base() instanceof IpBase ip && ip.prefix() == 0)
                || (entry.base() instanceof DirectoryNameBase dn && dn.name().isEmpty());
        return when(entry.isPermitted() && everything, "it permits every name of its kind, and so constrains nothing");
    }
}
