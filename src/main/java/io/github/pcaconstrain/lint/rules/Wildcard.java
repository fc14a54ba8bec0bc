package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;

/** Constraints have no wildcards. */
final class Wildcard extends MalformedKindRule {
    Wildcard() {
        super(
                MalformedKind.WILDCARD,
                new RuleInfo(
                        "wildcard",
                        Severity.ERROR,
                        Profiles.EVERY,
                        "RFC 5280, section 4.2.1.10",
                        "A constraint covers what is below it by itself. A star is no character of a host name: "
                                + "verifiers compare it literally, so that a permitted wildcard permits nothing and an "
                                + "excluded one excludes nothing; Firefox refuses the certificate as broken.",
                        "leave out the star and the dot after it"));
    }
}
