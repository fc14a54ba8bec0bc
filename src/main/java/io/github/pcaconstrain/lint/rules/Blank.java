package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** Constraints have no blanks. */
final class Blank extends MalformedKindRule {
    Blank() {
        super(
                MalformedKind.BLANK,
                new RuleInfo(
                        "blank",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 1034, section 3.5, as used by RFC 5280, section 4.2.1.6",
                        "A blank, most often left over from splitting a list at its commas, makes the constraint "
                                + "match nothing.",
                        "leave out the blank"));
    }
}
