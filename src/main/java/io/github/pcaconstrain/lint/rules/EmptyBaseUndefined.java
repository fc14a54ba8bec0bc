package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.UriBase;
import java.util.Optional;

/** An empty mail or URI base has no meaning in RFC 5280. */
final class EmptyBaseUndefined extends SubtreeRule {
    EmptyBaseUndefined() {
        super(new RuleInfo(
                "empty-base-undefined",
                Severity.WARNING,
                Profiles.RFC_AND_PUBLIC,
                "RFC 5280, section 4.2.1.10 is silent on it",
                "RFC 5280 gives no meaning to an empty rfc822Name or URI constraint. Excluding it to forbid "
                        + "all fails open: OpenSSL and Bouncy Castle go on accepting mail addresses, and these and NSS "
                        + "URIs.",
                "to forbid the whole form permit only the reserved host \"invalid\""));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        boolean undefined = (entry.base() instanceof EmailBase || entry.base() instanceof UriBase)
                && EmptyBases.isEmpty(entry.base());
        return when(undefined, "RFC 5280 does not say what an empty base of this form covers");
    }
}
