package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import io.github.pcaconstrain.ca.pacing.OrderedCalls;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads sources in one thread, works on what they hold in many, and hands over the results in the order of reading, so
 * that nothing depends on the number of threads. What is read ahead is bounded. One thread is the calling thread.
 */
final class Pipeline implements AutoCloseable {
    private final OrderedCalls calls;

    Pipeline(int threads) {
        calls = OrderedCalls.by(threads, "audit");
    }

    /** Reads the sources; the result is how many files of folders were passed over. */
    <R> long run(List<Source> sources, Function<Batch, R> work, BiConsumer<Batch, R> result) {
        Numbered numbered = new Numbered(batch -> submit(batch, work, result));
        sources.forEach(source -> source.read(numbered));
        calls.finish();
        return numbered.otherFiles;
    }

    /** Works on things that are there already. */
    <T, R> void each(List<T> things, Function<T, R> work, BiConsumer<T, R> result) {
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
        private int number;
        private long otherFiles;

        Numbered(Consumer<Batch> next) {
            this.next = next;
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
