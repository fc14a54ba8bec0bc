package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import java.util.Optional;

/** Some verifiers compare directory names by their octets. */
final class DirectoryNameSpelling extends SubtreeRule {
    DirectoryNameSpelling() {
        super(new RuleInfo(
                "directory-name-spelling",
                Severity.INFO,
                Profiles.ALL_BUT_PORTABLE,
                "RFC 5280, section 7.1; measured: trap T15",
                "RFC 5280 compares directory names without regard to case and string type. NSS did not match "
                        + "a name in another case or string type, so a certificate may be refused there, or escape an "
                        + "exclusion.",
                "spell names, and encode them (most often as UTF8String), as the certificates do"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return when(
                entry.base() instanceof DirectoryNameBase directory
                        && !directory.name().isEmpty(),
                "NSS matches only the same case and string type");
    }
}
