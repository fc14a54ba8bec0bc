package io.github.pcaconstrain.audit.batch;

/** Counts certificates while batches arrive: within their place, and in total. */
public final class CertificateNumbering {
    private static final int FILE_BITS = 32;

    private String place = "";
    private long inPlace;
    private long all;
    private long lines;

    /** Starts a batch of this place; {@link #inPlace} and {@link #all} then count what came before it. */
    public void startOf(String next) {
        if (!next.equals(place)) {
            place = next;
            inPlace = 0;
            lines = 0;
        }
    }

    /** Starts at a place in the middle: so many certificates of it are elsewhere. */
    public void startOf(String next, long before) {
        place = next;
        inPlace = before;
        lines = 0;
    }

    /** Ends a batch. */
    public void endOf(int count) {
        inPlace += count;
        all += count;
    }

    /** Ends a batch whose text has line ends. */
    public void endOf(int count, int lineEnds) {
        endOf(count);
        lines += lineEnds;
    }

    /** The number of lines of the place before the batch. */
    public long lines() {
        return lines;
    }

    public long inPlace() {
        return inPlace;
    }

    public long all() {
        return all;
    }

    /**
     * The number of a certificate of the batch where nobody knows how many certificates other files have: the number of
     * its file, then its own in the file. The order is the same.
     */
    public long ofFile(Batch batch, long index) {
        return ((long) batch.number() << FILE_BITS) + inPlace + index;
    }
}
