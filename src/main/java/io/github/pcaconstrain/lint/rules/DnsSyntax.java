package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** A dNSName constraint is a host name, or empty. */
final class DnsSyntax extends MalformedKindRule {
    DnsSyntax() {
        super(
                MalformedKind.DNS_SYNTAX,
                new RuleInfo(
                        "dns-syntax",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.2.1.10 and 4.2.1.6",
                        "A dNSName constraint is a host name in the preferred name syntax of RFC 1034, or empty. "
                                + "Anything else matches nothing or makes the chain unusable.",
                        "write a host name such as example.com"));
    }
}
