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

/** The constraints of all signing keys, each created on first use. Thread-safe. */
public final class IssuerConstraintsCache {
    /** The maximum number of cached issuer names; more occur only in certificates that were made to fill the memory. */
    private static final int MAX_SIGNERS = 100_000;

    private final CaGraph graph;
    private final PathRules rules;
    private final Map<String, IssuerConstraints> byKey = new ConcurrentHashMap<>();
    private final Map<ClaimedIssuer, List<IssuerConstraints>> bySigner = new ConcurrentHashMap<>();

    public IssuerConstraintsCache(CaGraph graph, Set<String> anchors, Instant at) {
        this.graph = graph;
        rules = new PathRules(graph, anchors, at);
    }

    public CaGraph graph() {
        return graph;
    }

    /**
     * The constraints on what the key of these CA certificates signed, or on what any of their keys signed if it may be
     * one of several.
     */
    public IssuerConstraints of(List<ParsedCertificate> signers) {
        String keys = SigningKey.of(signers).stream().map(SigningKey::id).collect(Collectors.joining("+"));
        IssuerConstraints known = byKey.get(keys);
        return known != null ? known : byKey.computeIfAbsent(keys, made -> IssuerConstraints.of(signers, graph, rules));
    }

    /** The constraints on what a CA signed, only by the paths of this certificate and not of its twins. */
    public IssuerConstraints alone(ParsedCertificate ca) {
        return IssuerConstraints.of(List.of(ca), graph, rules);
    }

    /**
     * The constraints for the certificates of this issuer, if its key identifier names one key: first of that key, then
     * of all others with the name, because the identifier may be wrong. Empty if signatures have to decide.
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
            return List.of(); // the full parser reports what is wrong with it
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

    /** All constraints created so far. */
    public Map<String, IssuerConstraints> all() {
        return byKey;
    }
}
