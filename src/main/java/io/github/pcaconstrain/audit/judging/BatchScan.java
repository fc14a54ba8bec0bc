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
    private final boolean isForCas;
    private final List<RetainedBatch.Suspect> suspects = new ArrayList<>();
    private final List<ParsedCertificate> cas = new ArrayList<>();
    private final List<BatchReading.Broken> broken = new ArrayList<>();
    private final List<Integer> trustSettings = new ArrayList<>();
    private int count;
    private int lines;

    private BatchScan(Batch batch, FastPass fast, boolean isForCas) {
        this.isForCas = isForCas;
        this.batch = batch;
        this.fast = fast;
    }

    /** Reads a batch. */
    public static BatchScan of(Batch batch, FastPass fast) {
        BatchScan scan = new BatchScan(batch, fast, false);
        scan.lines = batch.decode(scan);
        scan.leaves.trim();
        return scan;
    }

    /** Reads a batch for its CAs only, because somebody else judges the rest. */
    public static BatchScan ofCas(Batch batch, FastPass fast) {
        BatchScan scan = new BatchScan(batch, fast, true);
        scan.lines = batch.decode(scan);
        scan.suspects.clear();
        scan.broken.clear();
        scan.trustSettings.clear();
        scan.leaves.trim();
        return scan;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        count++;
        if (isForCas) {
            boolean isLeaf = FaultBoundary.of(() -> fast.readLeaf(octets, from, to), why -> false);
            if (!isLeaf) {
                sort(octets, from, to);
            }
            return;
        }
        boolean isUsual = FaultBoundary.of(() -> fast.read(octets, from, to), why -> false);
        if (isUsual) {
            leaves.add(fast.certificate());
        } else if (fast.isLeaf()) {
            suspects.add(new RetainedBatch.Suspect(count, Arrays.copyOfRange(octets, from, to)));
        } else {
            sort(octets, from, to);
        }
    }

    private void sort(byte[] octets, int from, int to) {
        byte[] der = Arrays.copyOfRange(octets, from, to);
        FaultBoundary.of(() -> sort(der), why -> broken.add(new BatchReading.Broken(count, 0, why)));
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
