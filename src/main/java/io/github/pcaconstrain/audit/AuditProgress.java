package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.failure.Counted;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** How far an audit is. One thread works, and any other may ask. */
final class AuditProgress {
    /** What is done just now. */
    private enum Stage {
        READING,
        JUDGING_CAS,
        JUDGING_CERTIFICATES,
        JUDGING_SHARE,
        READING_RECORDS
    }

    private final ReadCount reading = new ReadCount();
    private final AtomicLong judged = new AtomicLong();
    private final LongAdder records = new LongAdder();
    private final LongSupplier findings;
    private volatile Stage stage = Stage.READING;
    private volatile int cas;

    AuditProgress(LongSupplier findings) {
        this.findings = findings;
    }

    ReadCount reading() {
        return reading;
    }

    /** So many more certificates were judged. */
    void judged(long more) {
        judged.addAndGet(more);
    }

    void judgingCas(int number) {
        cas = number;
        stage = Stage.JUDGING_CAS;
    }

    void judgingCertificates() {
        stage = Stage.JUDGING_CERTIFICATES;
    }

    /** Certificates are read and judged at once, and nobody knows how many there are. */
    void judgingShare() {
        stage = Stage.JUDGING_SHARE;
    }

    void readingRecords() {
        stage = Stage.READING_RECORDS;
    }

    /** Another record of CloudTrail was read. */
    void record() {
        records.increment();
    }

    /** For a reader: {@code reading 3.1 of 12.0 MB, 10432 certificates, 12 findings}. */
    String text() {
        return switch (stage) {
                    case READING -> reading.text();
                    case JUDGING_CAS -> "judging " + Counted.of(cas, "CA");
                    case JUDGING_CERTIFICATES ->
                        "judging " + judged.get() + " of " + Counted.of(reading.certificates(), "certificate");
                    case JUDGING_SHARE -> "judged " + Counted.of(judged.get(), "certificate");
                    case READING_RECORDS -> "reading " + Counted.of(records.sum(), "CloudTrail record");
                }
                + ", " + Counted.of(findings.getAsLong(), "finding");
    }
}
