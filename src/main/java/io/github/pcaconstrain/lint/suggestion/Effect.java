package io.github.pcaconstrain.lint.suggestion;

/** The effect of a change on the names that may be issued, according to RFC 5280. */
public enum Effect {
    /** The same names as before. */
    SAME,
    /** Fewer names. */
    NARROWS,
    /** More names; the user should check this before accepting it. */
    WIDENS
}
