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
 * Makes calls side by side, and does what follows from their answers one after another: in the order of the calls, in the
 * thread that asks for them, so that nothing depends on which of them ends first. How far the calls are ahead is bounded. For
 * one thread.
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
    private static final int AHEAD_OF_A_WORKER = 4;

    private final Executor workers;
    private final Runnable end;
    private final int ahead;
    private final Deque<Future<Runnable>> pending = new ArrayDeque<>();

    private OrderedCalls(Executor workers, Runnable end, int threads) {
        this.workers = workers;
        this.end = end;
        ahead = AHEAD_OF_A_WORKER * threads;
    }

    /** Calls by so many workers, which are shut down at the end. */
    static OrderedCalls by(ExecutorService workers, int threads) {
        return new OrderedCalls(workers, workers::shutdownNow, threads);
    }

    /**
     * Calls by so many threads, with one in the thread that asks for them.
     *
     * @param name what the threads are called
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

    /**
     * Has a call made; what it gives back is run when its turn comes. What it throws is thrown then, by this method or
     * {@link #finish}, and ends everything that was to follow.
     */
    public void call(Callable<Runnable> call) {
        FutureTask<Runnable> task = new FutureTask<>(call);
        workers.execute(task);
        add(task);
    }

    /** Takes a turn for something that needs no call. */
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

    /** Gives up what is under way. */
    @Override
    public void close() {
        end.run();
    }
}
