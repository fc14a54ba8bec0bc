package io.github.pcaconstrain.audit;

/** Counts certificates while batches come in: within their place, and in all. */
final class CertificateNumbering {
    private String place = "";
    private long inPlace;
    private long all;
    private long lines;

    /** Goes on to a batch of this place; {@link #inPlace} and {@link #all} are then what came before it. */
    void startOf(String next) {
        if (!next.equals(place)) {
            place = next;
            inPlace = 0;
            lines = 0;
        }
    }

    /** Leaves a batch behind. */
    void endOf(int count) {
        inPlace += count;
        all += count;
    }

    /** Leaves a batch behind whose text has line ends. */
    void endOf(int count, int lineEnds) {
        endOf(count);
        lines += lineEnds;
    }

    /** How many lines of the place came before the batch. */
    long lines() {
        return lines;
    }

    long inPlace() {
        return inPlace;
    }

    long all() {
        return all;
    }
}
