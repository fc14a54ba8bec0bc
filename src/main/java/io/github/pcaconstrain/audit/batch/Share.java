package io.github.pcaconstrain.audit.batch;

/**
 * The share of one of several machines that read the same sources: every N-th batch. Sources give the same batches
 * everywhere, because folders are read in the order of their files' names, whatever the locale.
 *
 * @param number the number of the machine, from 1
 * @param of the number of machines
 */
public record Share(int number, int of) {
    /** Everything. */
    public static final Share WHOLE = new Share(1, 1);

    public Share {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("there is no share " + number + " of " + of);
        }
    }

    /** Whether the batch with this number, from 0, is in the share. */
    public boolean holds(int batch) {
        return batch % of == number - 1;
    }
}
