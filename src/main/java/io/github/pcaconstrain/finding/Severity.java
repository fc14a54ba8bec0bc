package io.github.pcaconstrain.finding;

import java.util.Locale;

/** How grave a finding is, the mildest first. */
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** The word for it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
