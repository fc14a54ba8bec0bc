package io.github.pcaconstrain.audit.result;

import java.util.Comparator;
import java.util.Objects;

/**
 * The position of a finding among those of one severity. It follows from the input alone, so that parts of an audit can be
 * put together in any order.
 *
 * @param number the number of the certificate in the audit, or of the last one before the finding; 0 where certificates
 *     have no common order, so that their places decide
 * @param stage the part of the audit that found it
 * @param batch the number of the batch with the certificate, or of the file; 0 for CAs
 * @param sequence the number of the finding in its batch
 */
public record FindingOrder(long number, Stage stage, long batch, int sequence) implements Comparable<FindingOrder> {
    private static final Comparator<FindingOrder> ORDER = Comparator.comparingLong(FindingOrder::number)
            .thenComparingLong(FindingOrder::batch)
            .thenComparing(FindingOrder::stage);

    /** The parts of an audit, in the order of their findings about one certificate. */
    public enum Stage {
        /** The trust anchors were read. */
        ANCHORS,
        /** The sources were read. */
        READING,
        /** CAs were judged. */
        CAS,
        /** End-entity certificates were judged. */
        LEAVES,
        /** The audit as a whole was judged, and what surrounds the certificates. */
        WHOLE
    }

    public FindingOrder {
        Objects.requireNonNull(stage, "stage");
    }

    /** The position after everything about certificates. */
    public static FindingOrder last(long sequence) {
        return new FindingOrder(Long.MAX_VALUE, Stage.WHOLE, sequence, 0);
    }

    /** By everything but the sequence, which counts only within one place. */
    @Override
    public int compareTo(FindingOrder other) {
        return ORDER.compare(this, other);
    }
}
