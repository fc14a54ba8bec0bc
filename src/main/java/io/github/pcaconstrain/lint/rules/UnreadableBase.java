package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** A base must be readable. */
final class UnreadableBase extends MalformedKindRule {
    UnreadableBase() {
        super(
                MalformedKind.UNREADABLE,
                new RuleInfo(
                        "unreadable-base",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, appendix A.2",
                        "The base of a subtree must be a well-formed GeneralName. What this one was meant to permit "
                                + "or forbid cannot be known.",
                        "encode the constraints again, for instance with pca-constrain encode"));
    }
}
