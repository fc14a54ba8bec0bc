package io.github.pcaconstrain.failure;

/** A number with its noun, for messages: {@code 1 certificate}, {@code 2 certificates}. */
public final class Counted {
    private Counted() {}

    /** With a noun whose plural ends in s. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** With the words for one, and those for any other number: {@code 1 certificate was}, {@code 2 certificates were}. */
    public static String of(long count, String one, String other) {
        return count + " " + (count == 1 ? one : other);
    }
}
