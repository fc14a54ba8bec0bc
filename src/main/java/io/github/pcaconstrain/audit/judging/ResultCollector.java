package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.batch.CertificateNumbering;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.audit.result.FindingOrder;
import io.github.pcaconstrain.audit.result.FindingOrder.Stage;
import io.github.pcaconstrain.audit.result.ReadCounts;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what was judged into a result: batches have relative numbers, and get those of their place and of the audit. Not
 * thread-safe.
 */
public final class ResultCollector {
    private final ResultBuilder results;
    private final Numbers numbers;
    private final CertificateNumbering numbering = new CertificateNumbering();
    /** The row of the place that everything is in; 0 if certificates have numbers of their own. */
    private long row;

    private int sequence;

    /** How certificates are numbered for the order of findings. */
    private enum Numbers {
        /** Through all sources. */
        IN_ALL,
        /** Through each file, after the number of the file. */
        IN_FILES,
        /** Not at all. */
        NONE
    }

    private ResultCollector(ResultBuilder results, Numbers numbers) {
        this.results = results;
        this.numbers = numbers;
    }

    /** For batches that come in the order of reading. */
    public static ResultCollector inOrder(ResultBuilder results) {
        return new ResultCollector(results, Numbers.IN_ALL);
    }

    /** For batches of some of the files, in the order of reading; each has the number of its file. */
    public static ResultCollector ofFiles(ResultBuilder results) {
        return new ResultCollector(results, Numbers.IN_FILES);
    }

    /** For batches that have no common order: each has all certificates of its place. */
    static ResultCollector ofPlaces(ResultBuilder results) {
        return new ResultCollector(results, Numbers.NONE);
    }

    /** Goes to a row of a place, with any number of certificates: each has the number of the row, from 1. */
    void goTo(String place, long next) {
        numbering.startOf(place, 0);
        row = next;
    }

    /** Goes to a place as a whole. */
    void goTo(String place) {
        goTo(place, 0);
    }

    /** Takes what was judged of a batch; returns the findings about it that are reported. */
    public List<CertificateFinding> take(JudgedBatch judged) {
        Batch batch = start(judged.reading());
        List<CertificateFinding> reported = new ArrayList<>();
        if (judged.isCounted()) {
            reading(judged.reading(), Stage.READING, reported);
            judged(batch, judged, reported);
            results.read(ReadCounts.of(judged.reading().count(), 0));
        }
        numbering.endOf(judged.reading().count(), judged.reading().lines());
        return reported;
    }

    private void judged(Batch batch, JudgedBatch judged, List<CertificateFinding> reported) {
        for (JudgedBatch.Found found : judged.found()) {
            CertificateFinding finding = found.finding();
            Place place = place(batch, found.index(), finding.place().subject());
            add(finding.at(place), order(batch, Stage.LEAVES, found.index()), reported);
        }
        judged.issued().forEach(each -> results.issued(each.issuer(), each.ids(), each.lastEnd()));
        for (JudgedBatch.Missing each : judged.missing()) {
            results.missing(
                    each.issuer(), each.id(), place(batch, each.index(), ""), order(batch, Stage.LEAVES, each.index()));
        }
        if (judged.hasUnknownCa()) {
            results.changed();
        }
    }

    /** Takes a batch of which only problems count: that of a trust anchor; returns the findings as above. */
    public List<CertificateFinding> takeAnchors(BatchReading reading) {
        start(reading);
        List<CertificateFinding> reported = new ArrayList<>();
        reading(reading, Stage.ANCHORS, reported);
        numbering.endOf(reading.count(), reading.lines());
        return reported;
    }

    /** How many certificates were taken. */
    public long certificates() {
        return numbering.all();
    }

    private Batch start(BatchReading reading) {
        numbering.startOf(reading.batch().place());
        sequence = 0;
        return reading.batch();
    }

    private void reading(BatchReading reading, Stage stage, List<CertificateFinding> reported) {
        Batch batch = reading.batch();
        if (batch instanceof Batch.Problem problem) {
            results.read(ReadCounts.of(0, 1));
            CertificateFinding found = AuditCode.UNREADABLE.of(whole(batch), "", problem.why(), problem.fix());
            add(found, order(batch, stage, 0), reported);
        }
        if (batch instanceof Batch.Note note) {
            CertificateFinding found = AuditCode.of(note.notice()).of(whole(batch), note.part(), note.message());
            add(found, order(batch, stage, 0), reported);
        }
        for (BatchReading.Broken broken : reading.broken()) {
            results.read(ReadCounts.of(0, 1));
            CertificateFinding found = AuditCode.UNREADABLE.of(
                    place(batch, broken.index(), ""), part(broken.index()), line(broken.line()) + broken.why());
            add(found, order(batch, stage, broken.index()), reported);
        }
        for (int line : reading.trustSettings()) {
            CertificateFinding found = AuditCode.TRUST_SETTINGS_IGNORED.of(
                    whole(batch),
                    "line " + (numbering.lines() + line),
                    "the certificate's OpenSSL trust settings are not applied");
            add(found, order(batch, stage, 0), reported);
        }
    }

    private String line(int line) {
        return line == 0 ? "" : "line " + (numbering.lines() + line) + ": ";
    }

    /** The place of what is not about one certificate. */
    private Place whole(Batch batch) {
        return new Place(batch.place(), row, "");
    }

    private Place place(Batch batch, int index, String subject) {
        return new Place(batch.place(), row == 0 ? numbering.inPlace() + index : row, subject);
    }

    /** Tells certificates of one row apart that have no fingerprints to do so. */
    private String part(int index) {
        long inRow = numbering.inPlace() + index;
        return row == 0 || inRow == 1 ? "" : "certificate " + inRow;
    }

    private FindingOrder order(Batch batch, Stage stage, int index) {
        return switch (numbers) {
            case IN_ALL -> new FindingOrder(numbering.all() + index, stage, batch.number(), sequence++);
            case IN_FILES -> new FindingOrder(numbering.ofFile(batch, index), stage, batch.number(), sequence++);
            case NONE -> new FindingOrder(0, stage, 0, sequence++);
        };
    }

    private void add(CertificateFinding finding, FindingOrder order, List<CertificateFinding> reported) {
        if (results.add(finding, order)) {
            reported.add(finding);
        }
    }
}
