package io.github.pcaconstrain.audit;

/** Counts certificates while batches come in: within their place, and in all. */
final class Numbering {
    private String place = "";
    private long inPlace;
    private long all;

    /** Goes on to a batch of this place; {@link #inPlace} and {@link #all} are then what came before it. */
    void startOf(String next) {
        if (!next.equals(place)) {
            place = next;
            inPlace = 0;
        }
    }

    /** Leaves a batch behind. */
    void endOf(int count) {
        inPlace += count;
        all += count;
    }

    long inPlace() {
        return inPlace;
    }

    long all() {
        return all;
    }
}
