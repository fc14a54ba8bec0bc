package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.batch.FaultBoundary;
import io.github.pcaconstrain.audit.batch.Pipeline;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.audit.result.FindingOrder;
import io.github.pcaconstrain.audit.result.FindingOrder.Stage;
import io.github.pcaconstrain.audit.result.ReadCounts;
import io.github.pcaconstrain.audit.result.ResultBuilder;
import io.github.pcaconstrain.audit.source.ReadCount;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All CAs of an audit, with what was found about them. It is made once, which verifies their signatures; a copy that
 * {@link java.io.ObjectOutputStream} makes, for other processes, knows the signatures. Immutable and thread-safe.
 *
 * <pre>{@code
 * KnownCas cas = KnownCas.of(found, List.of(), AuditOptions.at(now)); // found by CaFinder
 * Judge judge = cas.judge(); // one in each thread or process
 * rows.forEach(row -> judge.judge(row.place(), row.octets()));
 * AuditReport report = cas.report("my tool", List.of("rows"), judge.result().merge(others));
 * }</pre>
 */
public final class KnownCas implements Serializable {
    private static final Comparator<FoundCa> FIRST = Comparator.comparingLong(FoundCa::number)
            .thenComparing(FoundCa::place)
            .thenComparingLong(FoundCa::index);

    @Serial
    private static final long serialVersionUID = 1;

    private final transient AuditOptions options;
    private final transient List<ParsedCertificate> cas;
    private final transient List<ParsedCertificate> anchors;
    private final transient IssuerSignatures signatures;
    private final transient IssuerConstraintsCache cache;
    private final transient BatchAudit batches;
    private final transient BatchResult result;

    private KnownCas(
            AuditOptions options,
            List<ParsedCertificate> cas,
            List<ParsedCertificate> anchors,
            IssuerSignatures signatures,
            IssuerConstraintsCache cache,
            BatchResult result) {
        this.options = options;
        this.cas = List.copyOf(cas);
        this.anchors = List.copyOf(anchors);
        this.signatures = signatures;
        this.cache = cache;
        this.result = result;
        batches = new BatchAudit(options, this.cas, cache, signatures, false);
    }

    /**
     * Judges CAs.
     *
     * @param cas the CAs, in any order; of a certificate that was found several times, the first place counts: by its
     *     number, then by its name
     * @param anchors trust anchors, which are not judged themselves; empty if every root is one
     * @param reported receives all findings that are reported, of which the result keeps only so many
     * @throws IllegalArgumentException if one of them is not a certificate
     */
    public static KnownCas of(
            Collection<FoundCa> cas,
            Collection<FoundCa> anchors,
            AuditOptions options,
            Consumer<CertificateFinding> reported) {
        try (Pipeline pipeline = new Pipeline(options.threads(), "audit", new ReadCount())) {
            return of(parsed(cas), parsed(anchors), options, Optional.empty(), pipeline, reported);
        }
    }

    /** The same for callers to whom the findings that are kept are enough. */
    public static KnownCas of(Collection<FoundCa> cas, Collection<FoundCa> anchors, AuditOptions options) {
        return of(cas, anchors, options, finding -> {});
    }

    /**
     * Judges CAs.
     *
     * @param cas each once
     * @param evidence what is known of their revocation; empty if nobody was asked
     * @param pipeline the threads
     */
    public static KnownCas of(
            List<ParsedCertificate> cas,
            List<ParsedCertificate> anchors,
            AuditOptions options,
            Optional<TwinEvidence> evidence,
            Pipeline pipeline) {
        return of(cas, anchors, options, evidence, pipeline, finding -> {});
    }

    private static KnownCas of(
            List<ParsedCertificate> cas,
            List<ParsedCertificate> anchors,
            AuditOptions options,
            Optional<TwinEvidence> evidence,
            Pipeline pipeline,
            Consumer<CertificateFinding> reported) {
        IssuerSignatures signatures = new IssuerSignatures();
        IssuerConstraintsCache cache = cache(cas, anchors, options, signatures);
        CaAudit audit = new CaAudit(cache, options, evidence);
        ResultBuilder results = new ResultBuilder(options.filter());
        pipeline.each(cas, ca -> findings(ca, audit), (ca, found) -> add(found, ca.number(), results, reported));
        return new KnownCas(options, cas, anchors, signatures, cache, results.build());
    }

    private static IssuerConstraintsCache cache(
            List<ParsedCertificate> cas,
            List<ParsedCertificate> anchors,
            AuditOptions options,
            IssuerSignatures signatures) {
        Set<String> seen = new HashSet<>();
        List<ParsedCertificate> all = Stream.concat(cas.stream(), anchors.stream())
                .filter(ca -> seen.add(ca.fingerprint()))
                .toList();
        return new IssuerConstraintsCache(new CaGraph(all, signatures), fingerprints(anchors), options.at());
    }

    private static Set<String> fingerprints(List<ParsedCertificate> cas) {
        return cas.stream().map(ParsedCertificate::fingerprint).collect(Collectors.toSet());
    }

    private static List<ParsedCertificate> parsed(Collection<FoundCa> cas) {
        Set<String> seen = new HashSet<>();
        return cas.stream()
                .sorted(FIRST)
                .map(ca ->
                        ParsedCertificate.of(ca.der(), ca.place(), ca.index()).at(ca.index(), ca.number()))
                .filter(ca -> seen.add(ca.fingerprint()))
                .toList();
    }

    private static List<CertificateFinding> findings(ParsedCertificate ca, CaAudit audit) {
        return FaultBoundary.of(() -> audit.check(ca), why -> List.of(AuditCode.UNREADABLE.of(ca, "", why)));
    }

    private static void add(
            List<CertificateFinding> found, long number, ResultBuilder results, Consumer<CertificateFinding> reported) {
        int sequence = 0;
        for (CertificateFinding finding : found) {
            if (results.add(finding, new FindingOrder(number, Stage.CAS, 0, sequence++))) {
                reported.accept(finding);
            }
            if (finding.finding().kind() == AuditCode.UNREADABLE) {
                results.read(ReadCounts.of(0, 1));
            }
        }
    }

    public AuditOptions options() {
        return options;
    }

    /** What was found about the CAs, as a part of the result of the audit. */
    public BatchResult result() {
        return result;
    }

    /** The constraints of every CA. */
    public IssuerConstraintsCache constraints() {
        return cache;
    }

    /** What the judgement depends on besides CAs, time and filter, one line each. */
    public List<String> basis() {
        List<String> lines = new ArrayList<>();
        lines.add("lint profile " + options.profile());
        lines.add("minimum strength " + options.minStrength());
        options.expiresWithin().ifPresent(time -> lines.add("expires within " + time));
        options.policy().ifPresent(policy -> ShownCas.lines(policy).forEach(line -> lines.add("policy " + line)));
        anchors.forEach(anchor -> lines.add("trust anchor " + anchor.fingerprint()));
        return lines;
    }

    /** Judges certificates of sources, in any thread. */
    public BatchAudit batches() {
        return batches;
    }

    /** The same where the CAs were given, so that each other one among the certificates is a finding. */
    public BatchAudit batchesWithoutCas() {
        return new BatchAudit(options, cas, cache, signatures, true);
    }

    /** Judges certificates in memory: a new judge, for one thread. */
    public Judge judge() {
        return new Judge(this);
    }

    /** The CAs as a report shows them, before their certificates are counted. */
    public List<AuditedCa> shown(Pipeline pipeline) {
        ShownCas shown = new ShownCas(cache.graph(), fingerprints(anchors));
        List<AuditedCa> all = new ArrayList<>();
        pipeline.each(cas, shown::of, (ca, each) -> all.add(each));
        return all;
    }

    /**
     * The report.
     *
     * @param tool the tool with its version
     * @param sources what was audited, as named by the user
     * @param judged what was judged of it, in all parts
     */
    public AuditReport report(String tool, List<String> sources, BatchResult judged) {
        try (Pipeline pipeline = new Pipeline(options.threads(), "audit", new ReadCount())) {
            return result.merge(judged).report(tool, options.at(), sources, shown(pipeline), options.filter());
        }
    }

    @Serial
    private Object writeReplace() {
        return StoredCas.of(this);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("read from " + StoredCas.class);
    }

    /** The same CAs in another process. */
    static KnownCas stored(
            AuditOptions options,
            List<ParsedCertificate> cas,
            List<ParsedCertificate> anchors,
            IssuerSignatures signatures,
            BatchResult result) {
        return new KnownCas(options, cas, anchors, signatures, cache(cas, anchors, options, signatures), result);
    }

    List<ParsedCertificate> cas() {
        return cas;
    }

    List<ParsedCertificate> anchors() {
        return anchors;
    }

    IssuerSignatures signatures() {
        return signatures;
    }
}
