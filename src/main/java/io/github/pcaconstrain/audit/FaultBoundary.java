package io.github.pcaconstrain.audit;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps what goes wrong with one certificate to that certificate. Certificates come from anybody, and our parsers and those of
 * others recurse, count and cast: whatever one of them throws is a finding, and the others are still judged.
 */
final class FaultBoundary {
    private FaultBoundary() {}

    /**
     * Works on one certificate.
     *
     * @param otherwise what becomes of it when the work cannot be done, given the reason
     */
    static <T> T of(Supplier<T> work, Function<String, T> otherwise) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError e) {
            return otherwise.apply("it could not be judged: " + e);
        }
    }
}
