package io.github.pcaconstrain.policy.name;

import java.util.Locale;

/** The list that contains a subtree. In doubt, exclusions are read as wider and permissions as narrower. */
public enum Side {
    PERMITTED,
    EXCLUDED;

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
