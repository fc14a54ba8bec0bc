package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.source.PemDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The content of one batch: its CAs, what cannot be read, and the data needed to judge its end-entity certificates. */
final class BatchScan implements PemDecoder.Sink {
    /** An unreadable certificate, with its number in the batch, from 1, and its line; 0 if it has none. */
    record Broken(int index, int line, String why) {}

    private final String place;
    private final FastPass fast;
    private final LeafBatch leaves = new LeafBatch();
    private final List<RetainedBatch.Suspect> suspects = new ArrayList<>();
    private final List<ParsedCertificate> cas = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private final List<Integer> trustSettings = new ArrayList<>();
    private int count;
    private int lines;

    private BatchScan(String place, FastPass fast) {
        this.place = place;
        this.fast = fast;
    }

    static BatchScan of(Batch batch, FastPass fast) {
        BatchScan scan = new BatchScan(batch.place(), fast);
        scan.lines = batch.decode(scan);
        scan.leaves.trim();
        return scan;
    }

    @Override
    public void certificate(byte[] octets, int from, int to) {
        count++;
        FaultBoundary.of(() -> sort(octets, from, to), why -> broken.add(new Broken(count, 0, why)));
    }

    private boolean sort(byte[] octets, int from, int to) {
        if (fast.read(octets, from, to)) {
            leaves.add(fast.certificate());
            return true;
        }
        byte[] der = Arrays.copyOfRange(octets, from, to);
        if (fast.isLeaf()) {
            return suspects.add(new RetainedBatch.Suspect(count, der));
        }
        try {
            ParsedCertificate parsed = ParsedCertificate.of(der, place, count);
            return parsed.isCa() ? cas.add(parsed) : suspects.add(new RetainedBatch.Suspect(count, der));
        } catch (IllegalArgumentException e) {
            return broken.add(new Broken(count, 0, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void broken(int line, String why) {
        count++;
        broken.add(new Broken(count, line, why));
    }

    @Override
    public void trustSettings(int line) {
        trustSettings.add(line);
    }

    /** The number of line ends in the text of the batch. */
    int lines() {
        return lines;
    }

    /** The lines in which certificates with OpenSSL's trust settings begin. */
    List<Integer> trustSettings() {
        return trustSettings;
    }

    /** The number of certificates, readable or not. */
    int count() {
        return count;
    }

    LeafBatch leaves() {
        return leaves;
    }

    RetainedBatch retained() {
        return new RetainedBatch(place, count, leaves, suspects);
    }

    List<ParsedCertificate> cas() {
        return cas;
    }

    List<Broken> broken() {
        return broken;
    }
}
