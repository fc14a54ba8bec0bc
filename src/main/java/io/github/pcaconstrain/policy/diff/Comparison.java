package io.github.pcaconstrain.policy.diff;

import java.util.Locale;

/** How the names that one set of constraints allows stand to those that another allows. */
public enum Comparison {
    /** The same names. */
    SAME(false, false),
    /** Names are lost and none is gained. */
    NARROWER(true, false),
    /** Names are gained and none is lost. */
    WIDER(false, true),
    /** Names are lost and gained, or what cannot be matched stands in the way of saying. */
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

    /** Both taken together: what either loses is lost, what either gains is gained. */
    Comparison or(Comparison other) {
        return of(loses || other.loses, gains || other.gains);
    }

    /** As much of this as the other leaves: what the other does not lose is not lost, and likewise for gains. */
    Comparison within(Comparison other) {
        return of(loses && other.loses, gains && other.gains);
    }

    /** The word for it in results. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
