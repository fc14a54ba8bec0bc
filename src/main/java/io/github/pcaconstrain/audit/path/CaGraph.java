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
 * Finds the CA certificates above a certificate, by name, key identifier and signature. A CA can have several
 * certificates, from the same or different issuers. Thread-safe.
 */
public final class CaGraph {
    /** The maximum number of keys with one name that are tried for a signature. */
    public static final int MAX_KEYS = 64;

    /**
     * The certificates of the CA that signed a certificate.
     *
     * @param cas the certificates of the signing key, or of every possible key if it is not certain
     * @param named whether there are any CAs with the issuer's name
     * @param unverified whether the validity of the signature could not be determined
     */
    public record Issuers(List<ParsedCertificate> cas, boolean named, boolean unverified) {
        public Issuers {
            cas = List.copyOf(cas);
        }

        /** Whether there are CAs with the issuer's name, but none of them signed it. */
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

    /** The keys of the CAs with this name, without verifying signatures. */
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

    /** The CA certificates of the key that signed a certificate, after verifying the signature. */
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
