package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.access.AccessAudit;
import io.github.pcaconstrain.audit.access.PolicySource;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.batch.Share;
import io.github.pcaconstrain.audit.fleet.FleetSettings;
import io.github.pcaconstrain.audit.judging.AuditOptions;
import io.github.pcaconstrain.audit.judging.KnownCas;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.audit.result.FindingOrder;
import io.github.pcaconstrain.audit.result.ReadCounts;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.trail.GivenCas;
import io.github.pcaconstrain.audit.trail.TrailAudit;
import io.github.pcaconstrain.audit.trail.TrailSource;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Audits sources: reads them once for the CAs, builds chains, and reads them again for the certificates below. The CAs
 * and the findings are kept in memory; of the other certificates, as many as {@link AuditOptions#retained} allows.
 */
public final class Audit {
    private final AuditOptions options;
    private final Function<CaArn, AwsCli> cli;
    private final ResultBuilder results;
    private final AuditProgress progress;
    /** The number of findings that are not about certificates. */
    private long last;

    private Audit(AuditOptions options, Function<CaArn, AwsCli> cli) {
        this.cli = cli;
        this.options = options;
        results = new ResultBuilder(options.filter());
        progress = new AuditProgress(results::size);
    }

    /**
     * Audits.
     *
     * @param tool the tool with its version, for the report
     * @param sources what to audit
     * @param trust sources of trust anchors, which are not audited themselves; may be empty
     */
    public static AuditReport of(String tool, List<Source> sources, List<Source> trust, AuditOptions options) {
        return of(
                tool,
                sources,
                trust,
                AccessSources.NONE,
                Optional.empty(),
                options,
                ca -> AwsCli.of(Optional.empty(), Optional.empty()),
                Progress.NONE);
    }

    /**
     * Creates an audit of sources that may come from AWS.
     *
     * @param access what tells who may have CAs sign and who did, if that is to be audited, too
     * @param settings the settings of the CAs, which are there when the sources have been read; empty if AWS is not asked
     * @param cli the AWS CLI commands that reach a CA of the sources
     * @param told is notified of how far it is
     */
    public static AuditReport of(
            String tool,
            List<Source> sources,
            List<Source> trust,
            AccessSources access,
            Optional<FleetSettings> settings,
            AuditOptions options,
            Function<CaArn, AwsCli> cli,
            Progress told) {
        Audit audit = new Audit(options, cli);
        try (Pipeline pipeline = new Pipeline(options.threads(), "audit", audit.progress.reading())) {
            return told.work(audit.progress::text, () -> audit.run(tool, sources, trust, access, settings, pipeline));
        }
    }

    private AuditReport run(
            String tool,
            List<Source> sources,
            List<Source> trust,
            AccessSources access,
            Optional<FleetSettings> settings,
            Pipeline pipeline) {
        CaReading.Known read =
                new CaReading(options, results, progress).read(sources, trust, settings, cli, Share.WHOLE, pipeline);
        FirstReading first = read.first();
        KnownCas known = read.cas();
        new SecondReading(known.batches(), results, Share.WHOLE, progress).read(sources, first, pipeline);

        List<AuditedCa> shown = known.shown(pipeline);
        Optional<SurroundingCas> around = Optional.empty();
        if (settings.isPresent()) { // a lambda would load classes in every audit
            SurroundingCas surroundings =
                    new SurroundingCas(settings.get(), first, known.constraints(), results.build(), options);
            surroundings.findings(access.policies().isEmpty()).forEach(this::addLast);
            shown = surroundings.shown(shown);
            around = Optional.of(surroundings);
        }
        if (access.policies().isPresent()) {
            access(access.policies().get(), around, sources, first);
        }
        if (access.trail().isPresent()) {
            trail(access.trail().get(), first, known.constraints());
        }
        List<String> names = Stream.concat(sources.stream().map(Source::name), access.names().stream())
                .toList();
        return results.build().report(tool, options.at(), names, shown, options.filter());
    }

    private void addLast(CertificateFinding finding) {
        results.add(finding, FindingOrder.last(++last));
    }

    /** Adds what policies let somebody do to CAs, and counts the principals. */
    private void access(
            PolicySource policies, Optional<SurroundingCas> around, List<Source> sources, FirstReading first) {
        Set<CaArn> known = Stream.concat(
                        sources.stream().map(Source::name),
                        first.cas().stream().map(ca -> ca.place().source()))
                .filter(CaArn::matches)
                .map(CaArn::parse)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        AccessAudit.Result result = around.isPresent() ? around.get().access(policies, known) : policies.audit(known);
        result.findings().forEach(this::addLast);
        results.read(new ReadCounts(0, 0, 0, result.principals(), 0));
    }

    /** Adds what was done to CAs, according to the records. */
    private void trail(TrailSource source, FirstReading first, IssuerConstraintsCache cache) {
        GivenCas known = new GivenCas(cache, first.cas(), first.held(), first::firstCaOf);
        progress.readingRecords();
        TrailAudit.Result result = TrailAudit.of(source, known, new TrailAudit.Listener() {
            @Override
            public void unreadable(String place, String why, String fix) {
                results.read(ReadCounts.of(0, 1));
                addLast(AuditCode.UNREADABLE.of(Place.of(place), "", why, fix));
            }

            @Override
            public void record() {
                progress.record();
            }
        });
        result.findings().forEach(this::addLast);
        results.read(new ReadCounts(0, 0, result.otherFiles(), 0, result.records()));
    }
}
