package io.github.pcaconstrain.suggest.reading;

import io.github.pcaconstrain.audit.fast.ClaimedIssuer;
import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.SigningKey;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The CAs among the sources, and what their constraints already refuse. Thread-safe. */
final class SourceCas {
    private final boolean constrained;
    private final CaGraph graph;
    private final IssuerConstraintsCache cache;

    SourceCas(List<ParsedCertificate> cas, Instant at) {
        constrained = cas.stream().anyMatch(ca -> ca.contents().constraints().isPresent());
        graph = new CaGraph(cas, new IssuerSignatures());
        cache = new IssuerConstraintsCache(graph, Set.of(), at);
    }

    /** Whether any of them has constraints, so that a name may be refused. */
    boolean areConstrained() {
        return constrained;
    }

    /** The CAs that may have issued a certificate; empty if that takes the whole certificate, and not its names alone. */
    Optional<List<IssuerConstraints>> issuers(ClaimedIssuer claimed) {
        List<IssuerConstraints> possible = cache.of(claimed);
        boolean isEnough = !possible.isEmpty()
                && possible.stream().allMatch(issuer -> issuer.onlyRoute(true).isPresent());
        return isEnough ? Optional.of(possible) : Optional.empty();
    }

    /** Whether every CA that may have issued a certificate refuses it, whichever of its issuer's keys signed it. */
    boolean refuse(ParsedCertificate certificate) {
        if (!constrained || (certificate.isCa() && certificate.contents().isSelfIssued())) {
            return false;
        }
        List<SigningKey> keys =
                graph.keys(certificate.contents().issuer().comparisonKey()).all();
        return !keys.isEmpty()
                && refuse(
                        keys.stream().map(key -> cache.of(key.certificates())).toList(),
                        certificate.contents().names());
    }

    /** Whether each of these CAs refuses one of the names. */
    static boolean refuse(List<IssuerConstraints> issuers, List<PresentedName> names) {
        for (IssuerConstraints issuer : issuers) { // no stream, since it is called for every certificate
            if (issuer.passes(names)) {
                return false;
            }
        }
        return true;
    }
}
