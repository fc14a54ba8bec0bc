package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.PemDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The content of one batch: its CAs, what cannot be read, and the data needed to judge its end-entity certificates. */
public final class BatchScan implements PemDecoder.Sink {
    private final Batch batch;
    private final FastPass fast;
    private final LeafBatch leaves = new LeafBatch();
    private final List<RetainedBatch.Suspect> suspects = new ArrayList<>();
    private final List<ParsedCertificate> cas = new ArrayList<>();
    private final List<BatchReading.Broken> broken = new ArrayList<>();
    private final List<Integer> trustSettings = new ArrayList<>();
    private int count;
    private int lines;

    private BatchScan(Batch batch, FastPass fast) {
        this.batch = batch;
        this.fast = fast;
    }

    /** Reads a batch. */
    public static BatchScan of(Batch batch, FastPass fast) {
        BatchScan scan = new BatchScan(batch, fast);
        scan.lines = batch.decode(scan);
        scan.leaves.trim();
        return scan;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        count++;
        boolean isUsual = FaultBoundary.of(() -> fast.read(octets, from, to), why -> false);
        if (isUsual) {
            leaves.add(fast.certificate());
            return;
        }
        byte[] der = Arrays.copyOfRange(octets, from, to);
        if (fast.isLeaf()) {
            suspects.add(new RetainedBatch.Suspect(count, der));
        } else {
            FaultBoundary.of(() -> sort(der), why -> broken.add(new BatchReading.Broken(count, 0, why)));
        }
    }

    private boolean sort(byte[] der) {
        try {
            ParsedCertificate parsed = ParsedCertificate.of(der, batch.place(), count);
            return parsed.isCa() ? cas.add(parsed) : suspects.add(new RetainedBatch.Suspect(count, der));
        } catch (IllegalArgumentException e) {
            return broken.add(new BatchReading.Broken(count, 0, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void broken(int line, String why) {
        count++;
        broken.add(new BatchReading.Broken(count, line, why));
    }

    @Override
    public void trustSettings(int line) {
        trustSettings.add(line);
    }

    /** The number of certificates, readable or not. */
    public int count() {
        return count;
    }

    /** What reading the batch has told, apart from its certificates. */
    public BatchReading reading() {
        return new BatchReading(batch, count, lines, broken, trustSettings);
    }

    /** What is needed to judge the end-entity certificates. */
    public RetainedBatch retained() {
        return new RetainedBatch(reading(), leaves, suspects);
    }

    /** The CAs; their numbers count from 1 within the batch. */
    public List<ParsedCertificate> cas() {
        return cas;
    }
}
