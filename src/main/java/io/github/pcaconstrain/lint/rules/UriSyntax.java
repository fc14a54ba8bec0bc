package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** A URI constraint is a host or a domain. */
final class UriSyntax extends MalformedKindRule {
    UriSyntax() {
        super(
                MalformedKind.URI_SYNTAX,
                new RuleInfo(
                        "uri-syntax",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.2.1.10",
                        "A URI constraint is a host (example.com) or, after a dot, a domain (.example.com): no "
                                + "scheme, port, path or address. Written with a scheme it matches nothing, although GnuTLS "
                                + "lets everything pass.",
                        "write the host alone, such as example.com"));
    }
}
