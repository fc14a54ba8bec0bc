package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.UriBase;
import java.util.Optional;

/** A URI constraint is fully qualified. */
final class UriNotQualified extends SubtreeRule {
    UriNotQualified() {
        super(new RuleInfo(
                "uri-not-qualified",
                Severity.ERROR,
                Profiles.EVERY,
                "RFC 5280, section 4.2.1.10",
                "A URI constraint must be a fully qualified domain name, so a name of one label cannot be "
                        + "one. The reserved name \"invalid\", with which a policy forbids all URIs, is let pass.",
                "write the full name of the host"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        boolean oneLabel = entry.base() instanceof UriBase uri
                && !uri.host().isEmpty()
                && uri.host().indexOf('.') < 0
                && !Hosts.isNobody(uri);
        return when(oneLabel, "a URI constraint of one label is not fully qualified");
    }
}
