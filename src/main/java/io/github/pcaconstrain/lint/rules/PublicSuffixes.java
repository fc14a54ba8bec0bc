package io.github.pcaconstrain.lint.rules;

import java.util.Set;

/** Common public suffixes of two labels, such as {@code co.uk}; not the whole Public Suffix List. */
final class PublicSuffixes {
    private static final Set<String> COUNTRIES = Set.of(
            "ar", "au", "bd", "br", "cn", "co", "cy", "eg", "gh", "hk", "il", "in", "jp", "ke", "kr", "mx", "my", "ng",
            "np", "nz", "pe", "ph", "pk", "pl", "sa", "sg", "th", "tr", "tw", "ua", "ug", "uk", "ve", "vn", "za");
    private static final Set<String> SECOND_LEVELS = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gov", "govt", "ltd", "me", "mil", "ne", "net", "nhs", "nom", "or",
            "org", "plc", "sch");

    private PublicSuffixes() {}

    static boolean contain(String host) {
        String[] labels = host.split("\\.", -1);
        return labels.length == 2 && SECOND_LEVELS.contains(labels[0]) && COUNTRIES.contains(labels[1]);
    }
}
