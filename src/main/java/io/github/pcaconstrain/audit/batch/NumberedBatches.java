package io.github.pcaconstrain.audit.batch;

import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.audit.source.SourceNotice;
import io.github.pcaconstrain.audit.source.SourceSink;
import java.util.function.Consumer;

/** Passes on the contents of sources as batches, which it numbers. */
class NumberedBatches implements SourceSink {
    private final Consumer<Batch> next;
    private final ReadCount count;
    private int number;
    private long otherFiles;

    NumberedBatches(Consumer<Batch> next, ReadCount count) {
        this.next = next;
        this.count = count;
    }

    /** The number of the batch that comes now. */
    int number() {
        return number++;
    }

    /** Passes on a batch. */
    void pass(Batch batch) {
        next.accept(batch);
    }

    long otherFiles() {
        return otherFiles;
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
        pass(new Batch.Text(place, number(), text, length));
    }

    @Override
    public void der(String place, byte[] der) {
        pass(new Batch.Der(place, number(), der));
    }

    @Override
    public void unreadable(String place, String why, String fix) {
        pass(new Batch.Problem(place, number(), why, fix));
    }

    @Override
    public void otherFile(String place) {
        otherFiles++;
    }

    @Override
    public void remark(String place, SourceNotice notice, String part, String message) {
        pass(new Batch.Note(place, number(), notice, part, message));
    }
}
