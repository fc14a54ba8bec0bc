package io.github.pcaconstrain.access;

import java.util.Collection;

/** Whether something holds, as far as it can be proved (Kleene's logic). */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    /** The truth of a fact. */
    public static Truth of(boolean fact) {
        return fact ? TRUE : FALSE;
    }

    /** Whether both hold. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Whether at least one of the two holds. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether it does not hold. */
    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }

    /** Whether at least one holds; false if there are none. */
    static Truth any(Collection<Truth> truths) {
        return truths.stream().reduce(FALSE, Truth::or);
    }

    /** Whether all hold; true if there are none. */
    static Truth all(Collection<Truth> truths) {
        return truths.stream().reduce(TRUE, Truth::and);
    }
}
