package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.policy.CaConstraints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which CA certificates stand above a certificate: by name, key identifier and signature. Many to many: a CA has
 * certificates by several others, and several by one. Safe to share between threads.
 */
public final class CaGraph {
    /** The most keys of one name that a signature is tried with. */
    public static final int MAX_KEYS = 64;

    /**
     * The certificates of the CA that signed a certificate.
     *
     * @param cas those of the signing key; of every key that may be it, where none is for sure
     * @param named whether there are CAs of the issuer's name at all
     * @param unverified whether the signature could not be verified either way
     */
    public record Issuers(List<ParsedCertificate> cas, boolean named, boolean unverified) {
        public Issuers {
            cas = List.copyOf(cas);
        }

        /** Whether there are CAs of the issuer's name, none of which has signed it. */
        public boolean isForged() {
            return named && cas.isEmpty() && !unverified;
        }
    }

    private final Map<String, SigningKeys> bySubject = new HashMap<>();
    private final Map<String, Issuers> known = new ConcurrentHashMap<>();
    private final Map<String, Optional<AuditedConstraints>> constrained = new ConcurrentHashMap<>();
    private final Map<CaConstraints, AuditedConstraints> compiled = new ConcurrentHashMap<>();
    private final List<ParsedCertificate> cas;
    private final IssuerSignatures signatures;

    public CaGraph(List<ParsedCertificate> cas, IssuerSignatures signatures) {
        this.cas = List.copyOf(cas);
        this.signatures = signatures;
        Map<String, List<ParsedCertificate>> named = cas.stream()
                .collect(Collectors.groupingBy(ca -> ca.contents().subject().comparisonKey()));
        named.forEach((name, certificates) -> bySubject.put(name, new SigningKeys(certificates)));
    }

    public List<ParsedCertificate> cas() {
        return cas;
    }

    /** The keys of the CAs of this name; without a look at signatures. */
    public SigningKeys keys(String issuerKey) {
        return bySubject.getOrDefault(issuerKey, SigningKeys.NONE);
    }

    /** The constraints of a CA, compiled; the same object for the same constraints. */
    Optional<AuditedConstraints> constrained(ParsedCertificate ca) {
        return constrained.computeIfAbsent(
                ca.fingerprint(),
                fingerprint -> ca.contents()
                        .link()
                        .constraints()
                        .map(constraints -> compiled.computeIfAbsent(constraints, AuditedConstraints::new)));
    }

    /** The constraints of those CAs that have any. */
    public List<AuditedConstraints> constrained(List<ParsedCertificate> path) {
        return path.stream().map(this::constrained).flatMap(Optional::stream).toList();
    }

    /** Whether it is signed with its own key. */
    public boolean isRoot(ParsedCertificate ca) {
        return ca.contents().isSelfIssued() && signatures.verify(ca, ca) == SignatureVerdict.VALID;
    }

    /** The CAs directly above a CA; none above a root. */
    public Issuers above(ParsedCertificate ca) {
        return known.computeIfAbsent(
                ca.fingerprint(), key -> isRoot(ca) ? new Issuers(List.of(), true, false) : verified(ca));
    }

    /** The CA certificates of the key that has signed a certificate, its signature verified. */
    public Issuers verified(ParsedCertificate certificate) {
        SigningKeys keys = keys(certificate.contents().issuer().comparisonKey());
        List<SigningKey> unknown = new ArrayList<>();
        for (SigningKey key : keys.likeliestFirst(certificate.authorityKey(), MAX_KEYS)) {
            SignatureVerdict verdict =
                    signatures.verify(certificate, key.certificates().get(0));
            if (verdict == SignatureVerdict.VALID) {
                return new Issuers(others(List.of(key), certificate), true, false);
            }
            if (verdict == SignatureVerdict.UNKNOWN) {
                unknown.add(key);
            }
        }
        if (keys.all().size() > MAX_KEYS) {
            unknown.addAll(keys.all());
        }
        List<SigningKey> named = unknown.stream()
                .filter(keys.named(certificate.authorityKey())::contains)
                .toList();
        List<ParsedCertificate> possible = others(named.isEmpty() ? unknown : named, certificate);
        return new Issuers(possible, !keys.all().isEmpty(), !unknown.isEmpty());
    }

    private static List<ParsedCertificate> others(List<SigningKey> keys, ParsedCertificate than) {
        return keys.stream()
                .distinct()
                .flatMap(key -> key.certificates().stream())
                .filter(ca -> !ca.fingerprint().equals(than.fingerprint()))
                .toList();
    }
}
