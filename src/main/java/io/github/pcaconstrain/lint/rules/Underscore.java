package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import java.util.Optional;

/** Host names have no underscores. */
final class Underscore extends SubtreeRule {
    Underscore() {
        super(new RuleInfo(
                "underscore",
                Severity.WARNING,
                Profiles.EVERY,
                "RFC 1034, section 3.5, as used by RFC 5280, section 4.2.1.6",
                "The preferred name syntax has letters, digits and hyphens. The verifiers that we measured "
                        + "accept an underscore, linters of the web PKI do not, and no public CA may issue for such a "
                        + "name.",
                "rename the host if the name is in your hands"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                Hosts.of(entry.base()).filter(host -> host.indexOf('_') >= 0).isPresent(),
                "the host has an underscore, which is not in the preferred name syntax");
    }
}
