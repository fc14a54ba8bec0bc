package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.Batch;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges certificates in memory, and adds up what it finds. The order does not matter, nor how they are divided among
 * judges: {@link BatchResult#merge} puts the parts together. Not thread-safe.
 */
public final class Judge {
    private final ResultBuilder results;
    private final ResultCollector collector;
    private final BatchReader.Tools tools;

    Judge(KnownCas cas) {
        results = new ResultBuilder(cas.options().filter());
        collector = ResultCollector.ofPlaces(results);
        tools = cas.batches().tools();
    }

    /**
     * Judges everything in octets, whose form is recognised: certificates in DER, PKCS#7, or text with PEM blocks. CAs
     * are only counted, because {@link KnownCas} has judged them. What cannot be read is a finding.
     *
     * @param place what to call the octets: each place has a name of its own
     * @return the findings that are reported, all of them, and again for a certificate that is found again
     */
    public List<CertificateFinding> judge(String place, byte[] octets) {
        collector.goTo(place);
        List<CertificateFinding> found = new ArrayList<>();
        for (Batch batch : OctetBatches.of(place, octets)) {
            found.addAll(judge(batch));
        }
        return found;
    }

    /**
     * Judges everything in octets that are only a part of a place: a row, which has any number of certificates.
     *
     * @param row the number of the row in its place, from 1
     * @return as above
     */
    public List<CertificateFinding> judge(String place, long row, byte[] octets) {
        collector.goTo(place, row);
        List<CertificateFinding> found = new ArrayList<>();
        for (Batch batch : OctetBatches.of(place, octets)) {
            found.addAll(batch instanceof Batch.Problem problem ? unreadable(place, problem.why()) : judge(batch));
        }
        return found;
    }

    /** Reports what of trust anchors cannot be read; they are not judged themselves. */
    public List<CertificateFinding> readAnchors(String place, byte[] octets) {
        collector.goTo(place);
        List<CertificateFinding> found = new ArrayList<>();
        for (Batch batch : OctetBatches.of(place, octets)) {
            found.addAll(collector.takeAnchors(BatchScan.of(batch, tools.fast()).reading()));
        }
        return found;
    }

    private List<CertificateFinding> judge(Batch batch) {
        BatchReader reader = new BatchReader(batch, tools);
        return collector.take(reader.judged(batch.decode(reader)));
    }

    /**
     * Records that there should have been a certificate and is none, such as in a row that is empty.
     *
     * @param row the number of the row in its place, from 1
     * @param why the reason: one sentence in lower case without a period
     * @return the finding, if it is reported
     */
    public List<CertificateFinding> unreadable(String place, long row, String why) {
        collector.goTo(place, row);
        return unreadable(place, why);
    }

    private List<CertificateFinding> unreadable(String place, String why) {
        BatchReader reader = new BatchReader(new Batch.Der(place, 0, new byte[0]), tools);
        reader.broken(0, why);
        return collector.take(reader.judged(0));
    }

    /** What was judged so far. */
    public BatchResult result() {
        return results.build();
    }
}
