package io.github.pcaconstrain.failure;

/** A number with its noun, for messages: {@code 1 certificate}, {@code 2 certificates}. */
public final class Counted {
    private Counted() {}

    /** A number with a noun whose plural ends in s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /**
     * A number with the words for one, or the words for any other number: {@code 1 certificate was}, {@code 2
     * certificates were}.
     */
    public static String of(long count, String one, String other) {
        return count + " " + (count == 1 ? one : other);
    }
}
