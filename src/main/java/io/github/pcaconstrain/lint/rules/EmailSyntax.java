package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** An rfc822Name constraint is a mailbox, a host or a domain. */
final class EmailSyntax extends MalformedKindRule {
    EmailSyntax() {
        super(
                MalformedKind.EMAIL_SYNTAX,
                new RuleInfo(
                        "email-syntax",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.2.1.10",
                        "An rfc822Name constraint is a mailbox (user@example.com), a host (example.com) or, after a "
                                + "dot, a domain (.example.com). OpenSSL and Bouncy Castle read @example.com as a host, the "
                                + "others never match it.",
                        "write user@example.com, example.com or .example.com"));
    }
}
