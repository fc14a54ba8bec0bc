package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import java.util.List;
import java.util.Objects;

/**
 * What is kept of a batch, so that it need not be read again to be judged.
 *
 * @param reading what reading it has told
 * @param leaves the end-entity certificates whose names are all that is left to judge
 * @param suspects the other end-entity certificates
 */
public record RetainedBatch(BatchReading reading, LeafBatch leaves, List<Suspect> suspects) {
    private static final int OVERHEAD = 64;

    /**
     * An end-entity certificate that has to be checked completely.
     *
     * @param index its number in the batch, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Suspect(int index, byte[] der) {}

    public RetainedBatch {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(leaves, "leaves");
    }

    /** The memory that it takes, in octets. */
    public long size() {
        long whole = (long) OVERHEAD
                * (reading.broken().size() + reading.trustSettings().size());
        for (Suspect suspect : suspects) {
            whole += OVERHEAD + suspect.der().length;
        }
        return leaves.size() + whole;
    }

    /** Whether there is certainly nothing to report about any of the leaves. */
    public boolean isClean(IssuerConstraintsCache cache) {
        return leaves.areClean(cache);
    }
}
