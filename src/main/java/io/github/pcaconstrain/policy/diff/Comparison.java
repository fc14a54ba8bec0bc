package io.github.pcaconstrain.policy.diff;

import java.util.Locale;

/** How the names that one set of constraints allows compare with those that another allows. */
public enum Comparison {
    /** The same names. */
    SAME(false, false),
    /** Names are lost, and none are gained. */
    NARROWER(true, false),
    /** Names are gained, and none are lost. */
    WIDER(false, true),
    /** Names are both lost and gained, or this is unknown because something cannot be matched. */
    INCOMPARABLE(true, true);

    private final boolean loses;
    private final boolean gains;

    Comparison(boolean loses, boolean gains) {
        this.loses = loses;
        this.gains = gains;
    }

    /** The comparison in which names are lost, gained, both or neither. */
    public static Comparison of(boolean loses, boolean gains) {
        return loses ? (gains ? INCOMPARABLE : NARROWER) : gains ? WIDER : SAME;
    }

    /** Whether a name that was allowed may be refused now. */
    public boolean loses() {
        return loses;
    }

    /** Whether a name that was refused may be allowed now. */
    public boolean gains() {
        return gains;
    }

    /** Both combined: what either loses is lost, what either gains is gained. */
    Comparison or(Comparison other) {
        return of(loses || other.loses, gains || other.gains);
    }

    /** This, limited by the other: only what the other also loses is lost, and only what it also gains is gained. */
    Comparison within(Comparison other) {
        return of(loses && other.loses, gains && other.gains);
    }

    /** The name in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
