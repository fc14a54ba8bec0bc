package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.access.AccessAudit;
import io.github.pcaconstrain.audit.access.PolicySource;
import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.fleet.FleetSettings;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.Paths;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.audit.trail.GivenCas;
import io.github.pcaconstrain.audit.trail.TrailAudit;
import io.github.pcaconstrain.audit.trail.TrailSource;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditReport.Counts;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
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
    private final FindingLog log;
    private final IssuerSignatures signatures = new IssuerSignatures();
    private final LongAdder unjudged = new LongAdder();
    private long unreadRecords;
    private final AuditProgress progress;

    private Audit(AuditOptions options, Function<CaArn, AwsCli> cli) {
        this.cli = cli;
        this.options = options;
        log = new FindingLog(options);
        progress = new AuditProgress(log::size);
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
        Stream.of(trust, sources)
                .flatMap(List::stream)
                .forEach(source -> progress.reading().expect(source.size()));
        FirstReading anchors = new FirstReading(options, log, progress);
        anchors.read(trust, pipeline);
        Set<String> trusted =
                anchors.cas().stream().map(ParsedCertificate::fingerprint).collect(Collectors.toSet());
        FirstReading first = new FirstReading(options, log, progress);
        first.read(sources, pipeline);

        progress.judgingCas(first.cas().size());
        CaGraph graph = new CaGraph(distinct(first.cas(), anchors.cas()), signatures);
        IssuerConstraintsCache cache = new IssuerConstraintsCache(graph, trusted, options.at());
        CaAudit cas = new CaAudit(cache, options, cli, revocations(settings, first));
        pipeline.each(
                first.cas(),
                ca -> findings(ca, cas),
                (ca, found) -> found.forEach(finding -> log.add(finding, ca.number())));
        SecondReading second = new SecondReading(options, cache, signatures, log, progress);
        progress.judgingCertificates();
        second.read(sources, first, pipeline);

        Map<String, Long> issued = cache.all().values().stream()
                .collect(Collectors.toMap(
                        issuer -> issuer.signers().get(0).fingerprint(), IssuerConstraints::certificates, Long::sum));
        List<AuditedCa> audited = new ArrayList<>();
        pipeline.each(
                first.cas(),
                ca -> shown(ca, graph, trusted, issued.getOrDefault(ca.fingerprint(), 0L)),
                (ca, shown) -> audited.add(shown));
        Optional<SurroundingCas> around = Optional.empty();
        List<AuditedCa> shown = audited;
        if (settings.isPresent()) { // a lambda would load classes in every audit
            SurroundingCas surroundings = new SurroundingCas(settings.get(), first, cache, options);
            surroundings.findings(access.policies().isEmpty()).forEach(finding -> log.add(finding, Long.MAX_VALUE));
            shown = surroundings.shown(audited);
            around = Optional.of(surroundings);
        }
        long principals =
                access.policies().isPresent() ? access(access.policies().get(), around, sources, first) : 0;
        Optional<TrailAudit.Result> trail = access.trail().map(given -> trail(given, first, cache));
        List<CertificateFinding> findings = log.findings();
        Counts counts = new Counts(
                first.certificates(),
                first.cas().size(),
                anchors.unreadable()
                        + first.unreadable()
                        + unjudged.sum()
                        + second.unreadable()
                        + unreadRecords
                        + (second.isChanged(first) ? 1 : 0),
                first.otherFiles() + trail.map(TrailAudit.Result::otherFiles).orElse(0L),
                log.accepted(),
                log.omitted(),
                principals,
                trail.map(TrailAudit.Result::records).orElse(0L));
        List<String> names = Stream.concat(sources.stream().map(Source::name), access.names().stream())
                .toList();
        return new AuditReport(tool, options.at(), names, counts, shown, findings);
    }

    private static Optional<TwinRevocations> revocations(Optional<FleetSettings> settings, FirstReading first) {
        return settings.isPresent() ? Optional.of(new TwinRevocations(settings.get(), first.arns())) : Optional.empty();
    }

    /** Adds what policies let somebody do to CAs, and counts the principals. */
    private long access(
            PolicySource policies, Optional<SurroundingCas> around, List<Source> sources, FirstReading first) {
        Set<CaArn> known = Stream.concat(
                        sources.stream().map(Source::name),
                        first.cas().stream().map(ca -> ca.place().source()))
                .filter(CaArn::matches)
                .map(CaArn::parse)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        AccessAudit.Result result = around.isPresent() ? around.get().access(policies, known) : policies.audit(known);
        result.findings().forEach(finding -> log.add(finding, Long.MAX_VALUE));
        return result.principals();
    }

    /** Adds what was done to CAs, according to the records. */
    private TrailAudit.Result trail(TrailSource source, FirstReading first, IssuerConstraintsCache cache) {
        GivenCas known = new GivenCas(cache, first.cas(), first.held());
        progress.readingRecords();
        TrailAudit.Result result = TrailAudit.of(source, known, new TrailAudit.Listener() {
            @Override
            public void unreadable(String place, String why, String fix) {
                unreadRecords++;
                log.add(AuditCode.UNREADABLE.of(Place.of(place), "", why, fix), Long.MAX_VALUE);
            }

            @Override
            public void record() {
                progress.record();
            }
        });
        result.findings().forEach(finding -> log.add(finding, Long.MAX_VALUE));
        return result;
    }

    private List<CertificateFinding> findings(ParsedCertificate ca, CaAudit cas) {
        return FaultBoundary.of(() -> cas.check(ca), why -> {
            unjudged.increment();
            return List.of(AuditCode.UNREADABLE.of(ca, "", why));
        });
    }

    private static List<ParsedCertificate> distinct(List<ParsedCertificate> cas, List<ParsedCertificate> anchors) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(cas.stream(), anchors.stream())
                .filter(ca -> seen.add(ca.fingerprint()))
                .toList();
    }

    private static AuditedCa shown(ParsedCertificate ca, CaGraph graph, Set<String> anchors, long issued) {
        return FaultBoundary.of(
                () -> audited(ca, graph, anchors, issued),
                why -> audited(ca, List.of(), false, List.of(), issued)); // its finding says why
    }

    private static AuditedCa audited(ParsedCertificate ca, CaGraph graph, Set<String> anchors, long issued) {
        List<ParsedCertificate> shortest = Paths.to(ca, graph, anchors).paths().stream()
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of(ca));
        return audited(
                ca,
                graph.above(ca).cas().stream()
                        .map(ParsedCertificate::fingerprint)
                        .toList(),
                graph.isRoot(ca),
                lines(shortest.isEmpty() ? Collections.emptyList() : shortest.subList(0, shortest.size() - 1)),
                issued);
    }

    private static AuditedCa audited(
            ParsedCertificate ca, List<String> issuers, boolean isRoot, List<String> inherited, long issued) {
        return new AuditedCa(
                ca.fingerprint(),
                ca.contents().label(),
                ca.contents().subject().isEmpty()
                        ? ca.contents().label()
                        : ca.contents().subject().exact(),
                ca.place(),
                issuers,
                isRoot,
                ca.contents().notAfter(),
                SecurityStrength.key(ca.raw().publicKey()).text(),
                lines(List.of(ca)),
                inherited,
                issued,
                Optional.empty());
    }

    private static List<String> lines(List<ParsedCertificate> cas) {
        return cas.stream()
                .flatMap(ca -> ca.contents().constraints().stream())
                .flatMap(decoded -> lines(decoded.constraints()))
                .toList();
    }

    private static Stream<String> lines(NameConstraints constraints) {
        return Stream.concat(
                constraints.permitted().stream()
                        .map(subtree -> "permitted " + subtree.base().text()),
                constraints.excluded().stream()
                        .map(subtree -> "excluded " + subtree.base().text()));
    }
}
