package io.github.pcaconstrain.audit.batch;

import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.pacing.OrderedCalls;
import java.util.List;
import java.util.function.BiConsumer;
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
        NumberedBatches numbered = new NumberedBatches(batch -> submit(batch, work, result), count);
        sources.forEach(source -> source.read(numbered));
        calls.finish();
        return numbered.otherFiles();
    }

    /** Reads the files of a share of the sources; each batch has the number of its file. */
    public <R> SharedFiles.Seen run(
            List<Source> sources, Share share, Function<Batch, R> work, BiConsumer<Batch, R> result) {
        SharedFiles files = new SharedFiles(share, batch -> submit(batch, work, result), count);
        for (Source source : sources) {
            files.startSource();
            source.read(files);
        }
        calls.finish();
        return files.seen();
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
}
