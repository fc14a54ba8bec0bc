package io.github.pcaconstrain.audit.batch;

import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.pacing.OrderedCalls;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads sources in one thread, processes their contents in several, and passes on the results in the order of reading,
 * so that nothing depends on the number of threads. Reading ahead is bounded. One of the threads is the calling thread.
 */
public final class Pipeline implements AutoCloseable {
    private final OrderedCalls calls;
    private final ReadCount count;

    /**
     * Creates a pipeline.
     *
     * @param name the name of its threads
     * @param count is told how much was read
     */
    public Pipeline(int threads, String name, ReadCount count) {
        this.count = count;
        calls = OrderedCalls.by(threads, name);
    }

    /** Reads the sources; returns the number of skipped files in folders. */
    public <R> long run(List<Source> sources, Function<Batch, R> work, BiConsumer<Batch, R> result) {
        Numbered numbered = new Numbered(batch -> submit(batch, work, result), count);
        sources.forEach(source -> source.read(numbered));
        calls.finish();
        return numbered.otherFiles;
    }

    /** Processes items that are already in memory. */
    public <T, R> void each(List<T> things, Function<T, R> work, BiConsumer<T, R> result) {
        things.forEach(thing -> submit(thing, work, result));
        calls.finish();
    }

    private <T, R> void submit(T thing, Function<T, R> work, BiConsumer<T, R> result) {
        calls.call(() -> {
            R done = work.apply(thing);
            return () -> result.accept(thing, done);
        });
    }

    @Override
    public void close() {
        calls.close();
    }

    private static final class Numbered implements SourceSink {
        private final Consumer<Batch> next;
        private final ReadCount count;
        private int number;
        private long otherFiles;

        Numbered(Consumer<Batch> next, ReadCount count) {
            this.next = next;
            this.count = count;
        }

        @Override
        public void expect(long octets) {
            count.expect(octets);
        }

        @Override
        public void read(long octets) {
            count.read(octets);
        }

        @Override
        public void pem(String place, byte[] text, int length) {
            next.accept(new Batch.Text(place, number++, text, length));
        }

        @Override
        public void der(String place, byte[] der) {
            next.accept(new Batch.Der(place, number++, der));
        }

        @Override
        public void unreadable(String place, String why, String fix) {
            next.accept(new Batch.Problem(place, number++, why, fix));
        }

        @Override
        public void otherFile(String place) {
            otherFiles++;
        }

        @Override
        public void remark(String place, SourceNotice notice, String part, String message) {
            next.accept(new Batch.Note(place, number++, notice, part, message));
        }
    }
}
