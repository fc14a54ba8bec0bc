package io.github.pcaconstrain.audit;

import java.util.List;

/**
 * The end-entity certificates of a batch.
 *
 * @param place their place
 * @param count the number of certificates of any kind in the batch
 * @param leaves the certificates whose names are all that is left to judge
 * @param suspects the others
 */
record RetainedBatch(String place, int count, LeafBatch leaves, List<Suspect> suspects) {
    private static final int OVERHEAD = 64;

    /**
     * An end-entity certificate that has to be checked completely.
     *
     * @param index its number in the batch, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Suspect(int index, byte[] der) {}

    /** The memory that they take, in octets. */
    long size() {
        long whole = 0;
        for (Suspect suspect : suspects) {
            whole += OVERHEAD + suspect.der().length;
        }
        return leaves.size() + whole;
    }
}
