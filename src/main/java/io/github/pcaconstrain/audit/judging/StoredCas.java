package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.CaGraph;
import io.github.pcaconstrain.audit.path.IssuerSignatures;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.SigningKey;
import io.github.pcaconstrain.audit.result.BatchResult;
import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.lint.Profile;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CAs on their way to another process: the certificates, which of their signatures were verified, and the options for
 * judging what is below. The policy that CAs are compared with stays behind, because that is done.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredCas(Options options, List<FoundCa> cas, List<FoundCa> anchors, List<Signed> signatures, BatchResult result)
        implements Serializable {
    /** A signature that was verified, by the fingerprints of the certificate and of one with the key. */
    record Signed(String certificate, String signer, SignatureVerdict verdict) implements Serializable {}

    /** The options of an audit without those that only CAs need. */
    record Options(
            Instant at,
            long expiresWithin,
            int minStrength,
            Profile profile,
            Set<String> only,
            Set<String> skip,
            Set<String> baseline)
            implements Serializable {
        private static final int NEVER = -1;

        static Options of(AuditOptions options) {
            return new Options(
                    options.at(),
                    options.expiresWithin().map(Duration::toMillis).orElse((long) NEVER),
                    options.minStrength(),
                    options.profile(),
                    options.only(),
                    options.skip(),
                    options.baseline());
        }

        AuditOptions restored() {
            AuditOptions usual = AuditOptions.at(at);
            return new AuditOptions(
                    at,
                    expiresWithin == NEVER ? Optional.empty() : Optional.of(Duration.ofMillis(expiresWithin)),
                    minStrength,
                    Optional.empty(),
                    profile,
                    only,
                    skip,
                    baseline,
                    usual.threads(),
                    usual.retained());
        }
    }

    static StoredCas of(KnownCas known) {
        CaGraph graph = known.constraints().graph();
        List<Signed> signed = new ArrayList<>();
        for (ParsedCertificate ca : graph.cas()) {
            for (SigningKey key :
                    graph.keys(ca.contents().issuer().comparisonKey()).all()) {
                ParsedCertificate signer = key.certificates().get(0);
                known.signatures()
                        .known(ca, signer)
                        .ifPresent(verdict -> signed.add(new Signed(ca.fingerprint(), signer.fingerprint(), verdict)));
            }
        }
        return new StoredCas(
                Options.of(known.options()), found(known.cas()), found(known.anchors()), signed, known.result());
    }

    private static List<FoundCa> found(List<ParsedCertificate> cas) {
        return new ArrayList<>(cas.stream()
                .map(ca -> new FoundCa(
                        ca.place().source(),
                        ca.place().index(),
                        ca.number(),
                        ca.contents().der()))
                .toList());
    }

    @Serial
    private Object readResolve() throws InvalidObjectException {
        try {
            List<ParsedCertificate> parsed = parsed(cas);
            List<ParsedCertificate> trusted = parsed(anchors);
            IssuerSignatures known = new IssuerSignatures();
            Map<String, ParsedCertificate> all = new HashMap<>();
            Stream.concat(parsed.stream(), trusted.stream()).forEach(ca -> all.put(ca.fingerprint(), ca));
            for (Signed each : signatures) {
                ParsedCertificate certificate = all.get(each.certificate());
                ParsedCertificate signer = all.get(each.signer());
                if (certificate != null && signer != null) {
                    known.add(certificate, signer, each.verdict());
                }
            }
            return KnownCas.stored(options.restored(), parsed, trusted, known, result);
        } catch (IllegalArgumentException e) {
            InvalidObjectException failure = new InvalidObjectException("no CAs: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    private static List<ParsedCertificate> parsed(List<FoundCa> found) {
        return found.stream()
                .map(ca ->
                        ParsedCertificate.of(ca.der(), ca.place(), ca.index()).at(ca.index(), ca.number()))
                .toList();
    }
}
