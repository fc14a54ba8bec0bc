package io.github.pcaconstrain.finding;

import java.util.Locale;

/** The severity of a finding, in increasing order. */
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** The name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
