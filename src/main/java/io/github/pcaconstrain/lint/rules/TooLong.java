package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** Labels have at most 63 octets and names 253. */
final class TooLong extends MalformedKindRule {
    TooLong() {
        super(
                MalformedKind.TOO_LONG,
                new RuleInfo(
                        "name-too-long",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 1034, section 3.1",
                        "A label may have 63 octets and a name 253. No name that long can exist, and parsers may "
                                + "refuse the constraint.",
                        "write a name that can exist"));
    }
}
