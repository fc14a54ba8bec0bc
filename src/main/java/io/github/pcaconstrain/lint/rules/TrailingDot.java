package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** Constraints do not end with a dot. */
final class TrailingDot extends MalformedKindRule {
    TrailingDot() {
        super(
                MalformedKind.TRAILING_DOT,
                new RuleInfo(
                        "trailing-dot",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 1034, section 3.5, as used by RFC 5280, section 4.2.1.6",
                        "A dot at the end, common in zone files, is not part of the preferred name syntax. GnuTLS "
                                + "and Bouncy Castle drop it, the others never match.",
                        "leave out the dot at the end"));
    }
}
