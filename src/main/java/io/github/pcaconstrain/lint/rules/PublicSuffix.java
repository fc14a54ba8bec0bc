package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import java.util.Optional;
import java.util.Set;

/** A public suffix is permitted. */
final class PublicSuffix extends SubtreeRule {
    private static final Set<String> COUNTRIES = Set.of(
            "ar", "au", "bd", "br", "cn", "co", "cy", "eg", "gh", "hk", "il", "in", "jp", "ke", "kr", "mx", "my", "ng",
            "np", "nz", "pe", "ph", "pk", "pl", "sa", "sg", "th", "tr", "tw", "ua", "ug", "uk", "ve", "vn", "za");

    private static final Set<String> SECOND_LEVELS = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gov", "govt", "ltd", "me", "mil", "ne", "net", "nhs", "nom", "or",
            "org", "plc", "sch");

    PublicSuffix() {
        super(new RuleInfo(
                "public-suffix",
                Severity.WARNING,
                Profiles.EVERY,
                "own rule; publicsuffix.org",
                "Below a public suffix such as co.uk anybody may register a name, so nobody can own all that "
                        + "is permitted. The rule knows a short list of common suffixes of two labels, not the whole "
                        + "Public Suffix List; single-label finds those of one.",
                "name the registered domain that is meant, such as example.co.uk"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        return Hosts.of(entry.base())
                .filter(host -> entry.isPermitted() && isSuffix(host))
                .map(host -> host + " is a public suffix: anybody may register a name below it");
    }

    private static boolean isSuffix(String host) {
        String[] labels = host.split("\\.", -1);
        return labels.length == 2 && SECOND_LEVELS.contains(labels[0]) && COUNTRIES.contains(labels[1]);
    }
}
