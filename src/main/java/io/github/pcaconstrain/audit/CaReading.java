package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.fleet.FleetSettings;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.judging.KnownCas;
import io.github.pcaconstrain.audit.judging.ResultCollector;
import io.github.pcaconstrain.audit.judging.TwinEvidence;
import io.github.pcaconstrain.audit.result.ReadCounts;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of an audit before anything else can be judged: finds the CAs, and judges them.
 *
 * @param results receives what is found about CAs and trust anchors
 */
record CaReading(AuditOptions options, ResultBuilder results, AuditProgress progress) {
    /** What is known then. */
    record Known(FirstReading first, KnownCas cas) {}

    /**
     * Reads the sources for CAs.
     *
     * @param settings the settings of CAs in AWS, if AWS is asked
     * @param cli the AWS CLI commands that reach a CA of the sources
     * @param share what is going to be judged
     */
    Known read(
            List<Source> sources,
            List<Source> trust,
            Optional<FleetSettings> settings,
            Function<CaArn, AwsCli> cli,
            Share share,
            Pipeline pipeline) {
        expect(sources);
        FirstReading anchors = anchors(trust, pipeline);
        FirstReading first = new FirstReading(options, reading -> {}, share, progress);
        first.read(sources, pipeline);
        results.read(new ReadCounts(0, 0, first.otherFiles(), 0, 0));
        Optional<TwinEvidence> evidence = settings.isPresent()
                ? Optional.of(new TwinRevocations(settings.get(), first.arns(), cli))
                : Optional.empty();
        Known known = judged(first, anchors, evidence, pipeline);
        progress.judgingCertificates();
        return known;
    }

    /** Reads only the sources that have all CAs. */
    Known readGiven(List<Source> cas, List<Source> trust, Pipeline pipeline) {
        expect(cas);
        FirstReading anchors = anchors(trust, pipeline);
        FirstReading first = new FirstReading(options, reading -> {}, Share.WHOLE, progress);
        first.readCas(cas, pipeline);
        Known known = judged(first, anchors, Optional.empty(), pipeline);
        progress.judgingShare();
        return known;
    }

    private void expect(List<Source> sources) {
        sources.forEach(source -> progress.reading().expect(source.size()));
    }

    /** Without an anchor in its sources, every root would count as one, which is the opposite of what was asked for. */
    private FirstReading anchors(List<Source> trust, Pipeline pipeline) {
        expect(trust);
        List<String> flaws = new ArrayList<>();
        ResultCollector collector = ResultCollector.inOrder(results);
        FirstReading anchors = new FirstReading(
                options,
                reading -> {
                    collector.takeAnchors(reading);
                    reading.flaw().filter(why -> flaws.isEmpty()).ifPresent(flaws::add);
                },
                Share.WHOLE,
                progress);
        anchors.read(trust, pipeline);
        if (!trust.isEmpty() && anchors.cas().isEmpty()) {
            String why = flaws.isEmpty() ? "it holds no CA certificate" : flaws.get(0);
            throw new UnreadableInputException(
                    "--trust " + trust.get(0).name(), why, "give a file with the CA certificates to trust");
        }
        return anchors;
    }

    private Known judged(FirstReading first, FirstReading anchors, Optional<TwinEvidence> evidence, Pipeline pipeline) {
        progress.judgingCas(first.cas().size());
        KnownCas cas = KnownCas.of(first.cas(), anchors.cas(), options, evidence, pipeline);
        results.add(cas.result());
        return new Known(first, cas);
    }
}
