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
        List<CertificateFinding> found = new ArrayList<>();
        for (Batch batch : OctetBatches.of(place, octets)) {
            BatchReader reader = new BatchReader(batch, tools);
            found.addAll(collector.take(reader.judged(batch.decode(reader))));
        }
        return found;
    }

    /** What was judged so far. */
    public BatchResult result() {
        return results.build();
    }
}
