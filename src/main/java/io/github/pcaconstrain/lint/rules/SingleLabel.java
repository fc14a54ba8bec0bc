package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import java.util.Optional;
import java.util.Set;

/** A single label permits a whole top-level domain. */
final class SingleLabel extends SubtreeRule {
    // RFC 6761, RFC 6762 and RFC 2606, and what ICANN has set aside for private use or will not delegate.
    private static final Set<String> NEVER_DELEGATED =
            Set.of("invalid", "test", "example", "localhost", "local", "internal", "corp", "home", "mail");

    SingleLabel() {
        super(new RuleInfo(
                "single-label",
                Severity.WARNING,
                Profiles.EVERY,
                "own rule: a slip with a wide effect",
                "A name of one label is a top-level domain. Permitting it permits everything below, most of "
                        + "which belongs to others. Names reserved for private use or never delegated, such as "
                        + "internal, corp, home, local, test and invalid, are let pass.",
                "name the domain that is meant, such as example.com"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        boolean topLevel = Hosts.of(entry.base())
                .filter(host -> host.indexOf('.') < 0 && !NEVER_DELEGATED.contains(host))
                .isPresent();
        return when(entry.isPermitted() && topLevel, "a name of one label is permitted: a whole top-level domain");
    }
}
