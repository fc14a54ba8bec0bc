package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.Signatures.Verdict;
import io.github.pcaconstrain.policy.CaConstraints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which CA certificates stand above a certificate: by name, key identifier and signature. Many to many: a CA has
 * certificates by several others, and several by one. Safe to share between threads.
 */
final class CaGraph {
    /** The most keys of one name that a signature is tried with. */
    private static final int MAX_KEYS = 64;

    /**
     * The certificates of the CA that signed a certificate.
     *
     * @param cas one for each certificate of the signing key
     * @param named whether there are CAs of the issuer's name at all
     * @param unverified whether the signature could not be verified either way
     */
    record Issuers(List<Parsed> cas, boolean named, boolean unverified) {
        Issuers {
            cas = List.copyOf(cas);
        }
    }

    private final Map<String, List<Parsed>> bySubject = new LinkedHashMap<>();
    private final Map<String, Issuers> known = new ConcurrentHashMap<>();
    private final Map<String, Optional<Constrained>> constrained = new ConcurrentHashMap<>();
    private final Map<CaConstraints, Constrained> compiled = new ConcurrentHashMap<>();
    private final List<Parsed> cas;
    private final Signatures signatures;

    CaGraph(List<Parsed> cas, Signatures signatures) {
        this.cas = List.copyOf(cas);
        this.signatures = signatures;
        cas.forEach(ca -> bySubject
                .computeIfAbsent(ca.contents().subject().comparisonKey(), name -> new ArrayList<>())
                .add(ca));
    }

    List<Parsed> cas() {
        return cas;
    }

    /** The CA certificates of this name whose key identifier does not speak against them; without a look at signatures. */
    List<Parsed> candidates(String issuerKey, Optional<String> authorityKey) {
        List<Parsed> named = bySubject.getOrDefault(issuerKey, List.of());
        List<Parsed> fitting = named.stream()
                .filter(ca ->
                        authorityKey.isEmpty() || ca.subjectKey().isEmpty() || authorityKey.equals(ca.subjectKey()))
                .toList();
        return fitting.isEmpty() ? named : fitting;
    }

    /** The constraints of a CA, compiled; the same object for the same constraints. */
    Optional<Constrained> constrained(Parsed ca) {
        return constrained.computeIfAbsent(
                ca.fingerprint(),
                fingerprint -> ca.contents()
                        .link()
                        .constraints()
                        .map(constraints -> compiled.computeIfAbsent(constraints, Constrained::new)));
    }

    /** The constraints of those CAs that have any. */
    List<Constrained> constrained(List<Parsed> path) {
        return path.stream().map(this::constrained).flatMap(Optional::stream).toList();
    }

    /** Whether it is signed with its own key. */
    boolean isRoot(Parsed ca) {
        return ca.contents().isSelfIssued() && signatures.verify(ca, ca) == Verdict.VALID;
    }

    /** The CAs directly above a CA; none above a root. */
    Issuers above(Parsed ca) {
        return known.computeIfAbsent(
                ca.fingerprint(), key -> isRoot(ca) ? new Issuers(List.of(), true, false) : verified(ca));
    }

    /** The CAs that have signed a certificate, each signature verified. */
    Issuers verified(Parsed certificate) {
        List<Parsed> candidates =
                candidates(certificate.contents().issuer().comparisonKey(), certificate.authorityKey());
        List<Parsed> signers = new ArrayList<>();
        boolean unverified = false;
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Parsed candidate : candidates) {
            String key = candidate.publicKey();
            if (!verdicts.containsKey(key) && verdicts.size() < MAX_KEYS) {
                verdicts.put(key, signatures.verify(certificate, candidate));
            }
            Verdict verdict = verdicts.getOrDefault(key, Verdict.UNKNOWN);
            if (verdict != Verdict.INVALID && !candidate.fingerprint().equals(certificate.fingerprint())) {
                signers.add(candidate);
                unverified |= verdict == Verdict.UNKNOWN;
            }
        }
        return new Issuers(signers, !candidates.isEmpty(), unverified);
    }
}
