package io.github.pcaconstrain.audit.result;

/**
 * How much was read.
 *
 * @param certificates certificates, including CAs, duplicates and unreadable ones
 * @param unreadable certificates and sources that could not be read
 * @param otherFiles files in folders that do not contain anything an audit reads
 * @param principals principals whose policies were evaluated
 * @param records records of CloudTrail
 */
public record ReadCounts(long certificates, long unreadable, long otherFiles, long principals, long records) {
    /** Nothing. */
    public static final ReadCounts NONE = new ReadCounts(0, 0, 0, 0, 0);

    /** Certificates, some of which could not be read. */
    public static ReadCounts of(long certificates, long unreadable) {
        return new ReadCounts(certificates, unreadable, 0, 0, 0);
    }

    ReadCounts plus(ReadCounts other) {
        return new ReadCounts(
                certificates + other.certificates,
                unreadable + other.unreadable,
                otherFiles + other.otherFiles,
                principals + other.principals,
                records + other.records);
    }
}
