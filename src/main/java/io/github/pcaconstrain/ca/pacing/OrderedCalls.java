package io.github.pcaconstrain.ca.pacing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Makes calls in parallel, and processes their answers one by one: in the order of the calls and in the caller's
 * thread, so that nothing depends on which call ends first. The number of pending calls is bounded. Not thread-safe.
 *
 * <pre>{@code
 * try (OrderedCalls calls = limits.orderedCalls("asking AWS Private CA", limiter)) {
 *     arns.forEach(arn -> calls.call(() -> {
 *         Answer answer = service.ask(arn); // at the same time as others
 *         return () -> list.add(answer); // in the order of the ARNs
 *     }));
 *     calls.finish();
 * }
 * }</pre>
 */
public final class OrderedCalls implements AutoCloseable {
    /** Four answers per worker, so that one late answer does not keep the others idle. */
    private static final int AHEAD_OF_A_WORKER = 4;

    private final Executor workers;
    private final Runnable end;
    private int ahead;
    private final CallCount count = new CallCount();
    private Progress.Activity activity = () -> {};
    private final Deque<Future<Runnable>> pending = new ArrayDeque<>();

    private OrderedCalls(Executor workers, Runnable end, int threads) {
        this.workers = workers;
        this.end = end;
        ahead = AHEAD_OF_A_WORKER * threads;
    }

    /** Creates calls with workers, which are shut down at the end. */
    static OrderedCalls by(ExecutorService workers, int threads) {
        return new OrderedCalls(workers, workers::shutdownNow, threads);
    }

    /**
     * Creates calls with this number of threads; with one, it is the caller's thread.
     *
     * @param name the name of the threads
     */
    public static OrderedCalls by(int threads, String name) {
        return threads == 1 ? new OrderedCalls(Runnable::run, () -> {}, 1) : by(workers(threads, name), threads);
    }

    /** Threads that do not keep the process alive. */
    static ExecutorService workers(int threads, String name) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Has someone hear of them until the end. */
    OrderedCalls toldTo(Progress progress, String what, RateLimiter pacer) {
        activity = progress.working(() -> count.text(what, pacer));
        return this;
    }

    /** Says how many calls there will be, where that is known before they are asked for. */
    public OrderedCalls expecting(long calls) {
        count.expect(calls);
        return this;
    }

    /** Lets the calls be ahead by any number, so that it is known early how many there are. */
    OrderedCalls farAhead() {
        ahead = Integer.MAX_VALUE;
        return this;
    }

    /**
     * Makes a call. The action that it returns runs in the order of the calls. An exception is thrown at that point, by
     * this method or {@link #finish}, and cancels everything after it.
     */
    public void call(Callable<Runnable> call) {
        count.asked();
        FutureTask<Runnable> task = new FutureTask<>(() -> {
            try {
                return call.call();
            } finally {
                count.made();
            }
        });
        workers.execute(task);
        add(task);
    }

    /** Adds an action that needs no call, in its order. */
    public void known(Runnable follows) {
        add(CompletableFuture.completedFuture(follows));
    }

    private void add(Future<Runnable> next) {
        pending.add(next);
        while (pending.size() > ahead
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
            throw new CancellationException("interrupted while waiting");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a call has failed", e.getCause());
        }
    }

    /** Cancels pending calls. */
    @Override
    public void close() {
        activity.close();
        end.run();
    }
}
