package io.github.pcaconstrain.fuzz;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;

/** What the targets expect, without a library that a fuzzer would have to instrument. */
public final class Expectation {
    private Expectation() {}

    /** Fails unless the condition holds. */
    public static void expect(boolean condition, Supplier<String> otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise.get());
        }
    }

    /** Fails unless both are equal. */
    public static void same(Object actual, Object expected, String what) {
        expect(actual.equals(expected), () -> what + ": " + actual + ", not " + expected);
    }

    /** Fails unless both have the same octets. */
    public static void sameOctets(byte[] actual, byte[] expected, String what) {
        expect(
                Arrays.equals(actual, expected),
                () -> what + ": " + HexFormat.of().formatHex(actual) + ", not "
                        + HexFormat.of().formatHex(expected));
    }
}
