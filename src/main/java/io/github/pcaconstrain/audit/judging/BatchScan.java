package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The content of one batch: its CAs, what cannot be read, and the data needed to judge its end-entity certificates. */
public final class BatchScan extends BatchReading.Builder {
    private final FastPass fast;
    private final LeafBatch leaves = new LeafBatch();
    private final boolean isForCas;
    private final List<RetainedBatch.Suspect> suspects = new ArrayList<>();
    private final List<ParsedCertificate> cas = new ArrayList<>();
    private int lines;

    private BatchScan(Batch batch, FastPass fast, boolean isForCas) {
        super(batch);
        this.isForCas = isForCas;
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
        scan.leaves.trim();
        return scan;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        int index = next();
        if (isForCas) {
            boolean isLeaf = FaultBoundary.of(() -> fast.readLeaf(octets, from, to), why -> false);
            if (!isLeaf) {
                sort(index, octets, from, to);
            }
            return;
        }
        boolean isUsual = FaultBoundary.of(() -> fast.read(octets, from, to), why -> false);
        if (isUsual) {
            leaves.add(fast.certificate());
        } else if (fast.isLeaf()) {
            suspects.add(new RetainedBatch.Suspect(index, Arrays.copyOfRange(octets, from, to)));
        } else {
            sort(index, octets, from, to);
        }
    }

    private void sort(int index, byte[] octets, int from, int to) {
        byte[] der = Arrays.copyOfRange(octets, from, to);
        FaultBoundary.of(() -> sort(index, der), why -> unreadable(index, why));
    }

    private boolean sort(int index, byte[] der) {
        try {
            ParsedCertificate parsed = ParsedCertificate.of(der, place(), index);
            return parsed.isCa() ? cas.add(parsed) : isForCas || suspects.add(new RetainedBatch.Suspect(index, der));
        } catch (IllegalArgumentException e) {
            return unreadable(index, String.valueOf(e.getMessage()));
        }
    }

    /** What reading the batch has told, apart from its certificates. */
    public BatchReading reading() {
        return isForCas ? counted(lines) : reading(lines);
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
