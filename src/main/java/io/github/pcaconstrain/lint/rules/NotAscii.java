package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** Host names are ASCII. */
final class NotAscii extends MalformedKindRule {
    NotAscii() {
        super(
                MalformedKind.NOT_ASCII,
                new RuleInfo(
                        "not-ascii",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 7; RFC 9549",
                        "dNSName, rfc822Name and uniformResourceIdentifier are IA5Strings. An international name is "
                                + "written in A-labels (xn--...), and a constraint in raw UTF-8 matches no name in any "
                                + "verifier that we measured.",
                        "write the A-labels of the name"));
    }
}
