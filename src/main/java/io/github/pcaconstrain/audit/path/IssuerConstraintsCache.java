package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.audit.fast.ClaimedIssuer;
import io.github.pcaconstrain.encoding.certificate.CertificateParser;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The judges of all signing keys, each made when it is first asked for. Safe to share between threads. */
public final class IssuerConstraintsCache {
    /** Names of issuers that are remembered; more come from certificates that were made to fill memory. */
    private static final int MAX_SIGNERS = 100_000;

    private final CaGraph graph;
    private final PathRules rules;
    private final SeenCertificates seen = new SeenCertificates();
    private final Map<String, IssuerConstraints> byKey = new ConcurrentHashMap<>();
    private final Map<ClaimedIssuer, List<IssuerConstraints>> bySigner = new ConcurrentHashMap<>();

    public IssuerConstraintsCache(CaGraph graph, Set<String> anchors, Instant at) {
        this.graph = graph;
        rules = new PathRules(graph, anchors, at);
    }

    public CaGraph graph() {
        return graph;
    }

    /** The judge over what the key of these CA certificates has signed; of each, if it may have been one of several. */
    public IssuerConstraints of(List<ParsedCertificate> signers) {
        String keys = SigningKey.of(signers).stream().map(SigningKey::id).collect(Collectors.joining("+"));
        IssuerConstraints known = byKey.get(keys);
        return known != null ? known : byKey.computeIfAbsent(keys, made -> IssuerConstraints.of(signers, graph, rules));
    }

    /** The judge over what a CA has signed by the paths of this certificate alone, not of its twins. */
    public IssuerConstraints alone(ParsedCertificate ca) {
        return IssuerConstraints.of(List.of(ca), graph, rules);
    }

    /**
     * The judges of the certificates of this signer, where its key identifier names one key: first of that, then of all others
     * of the name, since the identifier may be wrong. Empty where signatures have to tell.
     */
    public List<IssuerConstraints> of(ClaimedIssuer signer) {
        List<IssuerConstraints> known = bySigner.get(signer);
        if (known == null) {
            known = find(signer);
            if (bySigner.size() < MAX_SIGNERS) {
                bySigner.put(signer, known);
            }
        }
        return known;
    }

    private List<IssuerConstraints> find(ClaimedIssuer signer) {
        String issuer;
        try {
            issuer = CertificateParser.name(signer.issuer()).comparisonKey();
        } catch (RuntimeException e) {
            return List.of(); // the full parser says what is wrong with it
        }
        byte[] authority = signer.authorityKey();
        Optional<String> named = authority.length == 0
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(authority));
        SigningKeys keys = graph.keys(issuer);
        boolean certain = keys.named(named).size() == 1 && keys.all().size() <= CaGraph.MAX_KEYS;
        return certain
                ? keys.likeliestFirst(named, CaGraph.MAX_KEYS).stream()
                        .map(SigningKey::certificates)
                        .map(this::of)
                        .toList()
                : List.of();
    }

    /**
     * Counts an end-entity certificate with its issuer, once for however many places it was found in.
     *
     * @param id its {@link io.github.pcaconstrain.audit.fast.CertificateId}
     */
    public void count(IssuerConstraints issuer, long id) {
        if (meet(id)) {
            issuer.count();
        }
    }

    /** Remembers an end-entity certificate by its id, and says whether it was not met before. */
    public boolean meet(long id) {
        return seen.add(id);
    }

    /** Every judge that was made. */
    public Map<String, IssuerConstraints> all() {
        return byKey;
    }
}
