package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.IpBase;
import java.util.Optional;

/** No bits are set below the prefix. */
final class HostBits extends SubtreeRule {
    HostBits() {
        super(new RuleInfo(
                "ip-host-bits",
                Severity.ERROR,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10, which refers to RFC 4632 (CIDR)",
                "The bits of the address below its prefix must be zero. The JDK compares them and so never "
                        + "matches such a constraint; others clear them first.",
                "clear the bits below the prefix, or lengthen the prefix"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return entry.base() instanceof IpBase block && block.hasHostBits()
                ? Optional.of("bits are set below the prefix; the block is "
                        + block.canonical().value())
                : Optional.empty();
    }
}
