package io.github.pcaconstrain.ca.pacing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Something that goes on while the caller does something else, such as a call whose answer is needed later.
 *
 * @param <T> what comes of it
 */
public final class BackgroundCall<T> {
    private final CompletableFuture<T> future;

    private BackgroundCall(CompletableFuture<T> future) {
        this.future = future;
    }

    /** Starts it. */
    public static <T> BackgroundCall<T> of(Supplier<T> work) {
        return new BackgroundCall<>(CompletableFuture.supplyAsync(work));
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
