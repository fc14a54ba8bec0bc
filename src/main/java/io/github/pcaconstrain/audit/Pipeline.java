package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads sources in one thread, works on what they hold in many, and hands over the results in the order of reading, so
 * that nothing depends on the number of threads. What is read ahead is bounded. One thread is the calling thread.
 */
final class Pipeline implements AutoCloseable {
    private final int threads;
    private final Optional<ExecutorService> pool;

    Pipeline(int threads) {
        this.threads = threads;
        pool = threads == 1
                ? Optional.empty()
                : Optional.of(Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "audit");
                    thread.setDaemon(true);
                    return thread;
                }));
    }

    /** Reads the sources; the result is how many files of folders were passed over. */
    <R> long run(List<Source> sources, Function<Batch, R> work, BiConsumer<Batch, R> result) {
        Ordered<Batch, R> ordered = new Ordered<>(work, result);
        Numbered numbered = new Numbered(ordered);
        sources.forEach(source -> source.read(numbered));
        ordered.finish();
        return numbered.otherFiles;
    }

    /** Works on things that are there already. */
    <T, R> void each(List<T> things, Function<T, R> work, BiConsumer<T, R> result) {
        Ordered<T, R> ordered = new Ordered<>(work, result);
        things.forEach(ordered::submit);
        ordered.finish();
    }

    @Override
    public void close() {
        pool.ifPresent(ExecutorService::shutdownNow);
    }

    private record Pending<T, R>(T thing, Future<R> result) {}

    private final class Ordered<T, R> {
        private final Deque<Pending<T, R>> pending = new ArrayDeque<>();
        private final Function<T, R> work;
        private final BiConsumer<T, R> result;

        Ordered(Function<T, R> work, BiConsumer<T, R> result) {
            this.work = work;
            this.result = result;
        }

        void submit(T thing) {
            FutureTask<R> task = new FutureTask<>(() -> work.apply(thing));
            pool.ifPresentOrElse(workers -> workers.execute(task), task);
            pending.add(new Pending<>(thing, task));
            if (pending.size() > 4 * threads) {
                takeFirst();
            }
        }

        void finish() {
            while (!pending.isEmpty()) {
                takeFirst();
            }
        }

        private void takeFirst() {
            Pending<T, R> first = pending.remove();
            try {
                result.accept(first.thing(), first.result().get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException("while auditing", e.getCause());
            }
        }
    }

    private static final class Numbered implements SourceSink {
        private final Pipeline.Ordered<Batch, ?> ordered;
        private int number;
        private long otherFiles;

        Numbered(Pipeline.Ordered<Batch, ?> ordered) {
            this.ordered = ordered;
        }

        @Override
        public void pem(String place, byte[] text, int length) {
            ordered.submit(new Batch.Text(place, number++, text, length));
        }

        @Override
        public void der(String place, byte[] der) {
            ordered.submit(new Batch.Der(place, number++, der));
        }

        @Override
        public void unreadable(String place, String why) {
            ordered.submit(new Batch.Problem(place, number++, why));
        }

        @Override
        public void otherFile(String place) {
            otherFiles++;
        }

        @Override
        public void remark(String place, SourceNotice notice, String part, String message) {
            ordered.submit(new Batch.Note(place, number++, notice, part, message));
        }
    }
}
