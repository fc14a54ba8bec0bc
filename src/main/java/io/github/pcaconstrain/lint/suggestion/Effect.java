package io.github.pcaconstrain.lint.suggestion;

/** What a change does to the set of names that may be issued, by RFC 5280. */
public enum Effect {
    /** The same names as before. */
    SAME,
    /** Fewer names. */
    NARROWS,
    /** More names: to be looked at before it is taken over. */
    WIDENS
}
