package io.github.pcaconstrain.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A CA certificate in a row.
 *
 * @param file its file
 * @param start where the part of the file begins
 * @param row the number of the row in that part
 * @param der the certificate
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its place alone
record Sighting(String file, long start, long row, byte[] der) implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Comparator<Sighting> ORDER = Comparator.comparing(Sighting::file)
            .thenComparingLong(Sighting::start)
            .thenComparingLong(Sighting::row);

    /** The one that comes first in the data. */
    static Sighting first(Sighting one, Sighting other) {
        return ORDER.compare(one, other) <= 0 ? one : other;
    }
}
