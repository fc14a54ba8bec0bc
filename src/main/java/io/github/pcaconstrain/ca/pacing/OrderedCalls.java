package io.github.pcaconstrain.ca.pacing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Makes calls side by side, and does what follows from their answers one after another: in the order of the calls, in the
 * thread that asks for them. How far the calls are ahead is bounded. For one thread.
 *
 * <pre>{@code
 * try (OrderedCalls calls = limits.orderedCalls()) {
 *     arns.forEach(arn -> calls.call(() -> {
 *         Answer answer = service.ask(arn); // at the same time as others
 *         return () -> list.add(answer); // in the order of the ARNs
 *     }));
 *     calls.finish();
 * }
 * }</pre>
 */
public final class OrderedCalls implements AutoCloseable {
    /** Four answers a worker, so that one late answer does not make the others idle. */
    private static final int AHEAD = 4 * RateLimits.WORKERS;

    private final ExecutorService workers;
    private final Deque<Future<Runnable>> pending = new ArrayDeque<>();

    OrderedCalls(ExecutorService workers) {
        this.workers = workers;
    }

    /**
     * Has a call made; what it gives back is run when its turn comes. What it throws is thrown then, by this method or
     * {@link #finish}, and ends everything that was to follow.
     */
    public void call(Callable<Runnable> call) {
        add(workers.submit(call));
    }

    /** Takes a turn for something that needs no call. */
    public void known(Runnable follows) {
        add(CompletableFuture.completedFuture(follows));
    }

    private void add(Future<Runnable> next) {
        pending.add(next);
        while (pending.size() > AHEAD
                || (!pending.isEmpty() && pending.element().isDone())) {
            takeFirst();
        }
    }

    /** Waits for all calls. */
    public void finish() {
        while (!pending.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        Future<Runnable> first = pending.remove();
        boolean isDone = false;
        try {
            answer(first).run();
            isDone = true;
        } finally {
            if (!isDone) {
                pending.clear();
            }
        }
    }

    private static Runnable answer(Future<Runnable> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for AWS");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("while asking AWS", e.getCause());
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
