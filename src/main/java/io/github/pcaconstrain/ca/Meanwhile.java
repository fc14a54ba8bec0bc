package io.github.pcaconstrain.ca;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that goes on while the caller does something else, such as a call whose answer is needed later.
 *
 * @param <T> what comes of it
 */
public final class Meanwhile<T> {
    private final CompletableFuture<T> future;

    private Meanwhile(CompletableFuture<T> future) {
        this.future = future;
    }

    /** Starts it. */
    public static <T> Meanwhile<T> of(Supplier<T> work) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(work));
    }

    /** Waits for its end; what it threw is thrown here. */
    public T get() {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
