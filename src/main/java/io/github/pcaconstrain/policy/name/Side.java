package io.github.pcaconstrain.policy.name;

import java.util.Locale;

/** Which list a subtree stands in. Doubt widens what is excluded and narrows what is permitted. */
public enum Side {
    PERMITTED,
    EXCLUDED;

    /** The word for it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
