package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import java.util.Optional;

/** The maximum must be absent. */
final class MaximumPresent extends SubtreeRule {
    MaximumPresent() {
        super(new RuleInfo(
                "maximum-present",
                Severity.ERROR,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10",
                "The maximum field has no meaning for any name form and must be absent. OpenSSL and Bouncy "
                        + "Castle refuse it, GnuTLS and the JDK ignore it; chains fail on Windows.",
                "issue the certificate again without a maximum"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return entry.subtree().maximum().map(maximum -> "it has a maximum, " + maximum);
    }
}
