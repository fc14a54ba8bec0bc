package io.github.pcaconstrain.ca.pacing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A task that runs in the background, such as a call whose answer is needed later.
 *
 * @param <T> the type of the result
 */
public final class BackgroundCall<T> {
    private final CompletableFuture<T> future;

    private BackgroundCall(CompletableFuture<T> future) {
        this.future = future;
    }

    /** Starts a task. */
    public static <T> BackgroundCall<T> of(Supplier<T> work) {
        return new BackgroundCall<>(CompletableFuture.supplyAsync(work));
    }

    /** Waits for the result, and rethrows what the task threw. */
    public T get() {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
