package io.github.pcaconstrain.audit.batch;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Confines a failure to the certificate that caused it. Certificates can come from anywhere, and parsers may throw any
 * exception: it becomes a finding, and the other certificates are still judged.
 */
public final class FaultBoundary {
    private FaultBoundary() {}

    /**
     * Processes one certificate.
     *
     * @param otherwise handles a failure, given the reason
     */
    public static <T> T of(Supplier<T> work, Function<String, T> otherwise) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError e) {
            return otherwise.apply("it could not be judged: " + e);
        }
    }
}
