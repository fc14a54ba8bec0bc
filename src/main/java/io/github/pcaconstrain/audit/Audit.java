package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.Paths;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import io.github.pcaconstrain.audit.source.Source;
import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditReport.Counts;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.policy.NameConstraints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Audits what is in some sources: reads them once for the CAs, puts these into chains, and reads them again for the
 * certificates below. Memory holds the CAs and the findings; of the other certificates as many as
 * {@link AuditOptions#retained} allows.
 */
public final class Audit {
    private final AuditOptions options;
    private final Function<CaArn, AwsCli> cli;
    private final FindingLog log;
    private final IssuerSignatures signatures = new IssuerSignatures();
    private final LongAdder unjudged = new LongAdder();

    private Audit(AuditOptions options, Function<CaArn, AwsCli> cli) {
        this.cli = cli;
        this.options = options;
        log = new FindingLog(options);
    }

    /**
     * Audits.
     *
     * @param tool the tool with its version, for the report
     * @param sources what to audit
     * @param trust sources of trust anchors, which are not audited themselves; may be empty
     */
    public static AuditReport of(String tool, List<Source> sources, List<Source> trust, AuditOptions options) {
        return of(tool, sources, trust, options, ca -> AwsCli.of(Optional.empty(), Optional.empty()));
    }

    /**
     * Audits what may come from AWS by another way than the usual one.
     *
     * @param cli the commands that reach a CA among the sources
     */
    public static AuditReport of(
            String tool, List<Source> sources, List<Source> trust, AuditOptions options, Function<CaArn, AwsCli> cli) {
        try (Pipeline pipeline = new Pipeline(options.threads())) {
            return new Audit(options, cli).run(tool, sources, trust, pipeline);
        }
    }

    private AuditReport run(String tool, List<Source> sources, List<Source> trust, Pipeline pipeline) {
        FirstReading anchors = new FirstReading(options, log);
        anchors.read(trust, pipeline);
        Set<String> trusted =
                anchors.cas().stream().map(ParsedCertificate::fingerprint).collect(Collectors.toSet());
        FirstReading first = new FirstReading(options, log);
        first.read(sources, pipeline);

        CaGraph graph = new CaGraph(distinct(first.cas(), anchors.cas()), signatures);
        IssuerConstraintsCache cache = new IssuerConstraintsCache(graph, trusted, options.at());
        CaAudit cas = new CaAudit(cache, options, cli);
        pipeline.each(
                first.cas(),
                ca -> findings(ca, cas),
                (ca, found) -> found.forEach(finding -> log.add(finding, ca.number())));
        SecondReading second = new SecondReading(options, cache, signatures, log);
        second.read(sources, first, pipeline);

        Map<String, Long> issued = cache.all().values().stream()
                .collect(Collectors.toMap(
                        issuer -> issuer.signers().get(0).fingerprint(), IssuerConstraints::certificates, Long::sum));
        List<AuditedCa> audited = new ArrayList<>();
        pipeline.each(
                first.cas(),
                ca -> shown(ca, graph, trusted, issued.getOrDefault(ca.fingerprint(), 0L)),
                (ca, shown) -> audited.add(shown));
        List<CertificateFinding> findings = log.findings();
        Counts counts = new Counts(
                first.certificates(),
                first.cas().size(),
                anchors.unreadable()
                        + first.unreadable()
                        + unjudged.sum()
                        + second.unreadable()
                        + (second.isChanged(first) ? 1 : 0),
                first.otherFiles(),
                log.accepted(),
                log.omitted());
        return new AuditReport(
                tool, options.at(), sources.stream().map(Source::name).toList(), counts, audited, findings);
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
                issued);
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
