package io.github.pcaconstrain.audit;

import java.util.List;

/**
 * The end-entity certificates of a batch.
 *
 * @param place where they are
 * @param count how many certificates of any kind the batch has
 * @param leaves those of which only the names are left to judge
 * @param suspects the others
 */
record RetainedBatch(String place, int count, LeafBatch leaves, List<Suspect> suspects) {
    private static final int OVERHEAD = 64;

    /**
     * An end-entity certificate that has to be judged in full.
     *
     * @param index its number in the batch, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Suspect(int index, byte[] der) {}

    /** How many octets of memory they take. */
    long size() {
        long whole = 0;
        for (Suspect suspect : suspects) {
            whole += OVERHEAD + suspect.der().length;
        }
        return leaves.size() + whole;
    }
}
