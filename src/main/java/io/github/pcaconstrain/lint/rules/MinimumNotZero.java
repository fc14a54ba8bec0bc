package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import java.math.BigInteger;
import java.util.Optional;

/** The minimum must be 0. */
final class MinimumNotZero extends SubtreeRule {
    MinimumNotZero() {
        super(new RuleInfo(
                "minimum-not-zero",
                Severity.ERROR,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10",
                "The minimum field has no meaning for any name form and must be 0. OpenSSL and Bouncy Castle "
                        + "refuse another value, GnuTLS and the JDK ignore it; chains fail on Windows.",
                "issue the certificate again without a minimum"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        BigInteger minimum = entry.subtree().minimum();
        return when(minimum.signum() != 0, "its minimum is " + minimum + ", not 0");
    }
}
