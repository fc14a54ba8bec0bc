package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** The mask must be a prefix. */
final class AddressMask extends MalformedKindRule {
    AddressMask() {
        super(
                MalformedKind.MASK,
                new RuleInfo(
                        "ip-mask",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.2.1.10, which refers to RFC 4632 (CIDR)",
                        "The mask must be a run of ones followed by zeros. OpenSSL, NSS, the JDK and Bouncy Castle "
                                + "apply any other mask bit by bit, Go, pyca, GnuTLS and Chromium refuse it.",
                        "write one CIDR block for each range that is meant"));
    }
}
