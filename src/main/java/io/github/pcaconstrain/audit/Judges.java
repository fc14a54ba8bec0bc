package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.fast.Signer;
import io.github.pcaconstrain.encoding.CertificateParser;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The judges of all signing keys, each made when it is first asked for. Safe to share between threads. */
final class Judges {
    /** Names of issuers that are remembered; more come from certificates that were made to fill memory. */
    private static final int MAX_SIGNERS = 100_000;

    private final CaGraph graph;
    private final Set<String> anchors;
    private final Instant at;
    private final Map<String, Judge> byKey = new ConcurrentHashMap<>();
    private final Map<Signer, Optional<Judge>> bySigner = new ConcurrentHashMap<>();

    Judges(CaGraph graph, Set<String> anchors, Instant at) {
        this.graph = graph;
        this.anchors = anchors;
        this.at = at;
    }

    CaGraph graph() {
        return graph;
    }

    /** The judge over what these certificates of one CA key have signed. */
    Judge of(List<Parsed> signers) {
        Parsed first = signers.get(0);
        String key = first.contents().subject().comparisonKey() + first.publicKey();
        Judge known = byKey.get(key);
        return known != null ? known : byKey.computeIfAbsent(key, made -> Judge.of(signers, graph, anchors, at));
    }

    /**
     * The judge of the certificates of this signer where name and key identifier leave one key only; nothing where
     * signatures have to tell.
     */
    Optional<Judge> of(Signer signer) {
        Optional<Judge> known = bySigner.get(signer);
        if (known == null) {
            known = find(signer);
            if (bySigner.size() < MAX_SIGNERS) {
                bySigner.put(signer, known);
            }
        }
        return known;
    }

    private Optional<Judge> find(Signer signer) {
        String issuer;
        try {
            issuer = CertificateParser.name(signer.issuer()).comparisonKey();
        } catch (RuntimeException e) {
            return Optional.empty(); // the full parser says what is wrong with it
        }
        byte[] authority = signer.authorityKey();
        Optional<String> key = authority.length == 0
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(authority));
        List<Parsed> candidates = graph.candidates(issuer, key);
        boolean certain = !candidates.isEmpty()
                && key.isPresent()
                && key.equals(candidates.get(0).subjectKey())
                && isOneKey(candidates);
        return certain ? Optional.of(of(candidates)) : Optional.empty();
    }

    static boolean isOneKey(List<Parsed> cas) {
        return cas.stream().map(Parsed::publicKey).distinct().limit(2).count() == 1;
    }

    /** Every judge that was made. */
    Map<String, Judge> all() {
        return byKey;
    }
}
