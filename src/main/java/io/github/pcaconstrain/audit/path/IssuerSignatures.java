package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Determines which keys signed which certificates of an audit. CA certificates are verified only once. Thread-safe. */
public final class IssuerSignatures {
    private final Map<String, SignatureVerdict> known = new ConcurrentHashMap<>();

    /** Whether the certificate was signed with this key, and follows the rules without which no signature counts. */
    public SignatureVerdict verify(ParsedCertificate certificate, ParsedCertificate signer) {
        if (certificate.isCa()) {
            return known.computeIfAbsent(pair(certificate, signer), key -> compute(certificate, signer));
        }
        return compute(certificate, signer);
    }

    private static String pair(ParsedCertificate certificate, ParsedCertificate signer) {
        return certificate.fingerprint() + signer.publicKey();
    }

    /** What was found out before; empty if nobody has asked. */
    public Optional<SignatureVerdict> known(ParsedCertificate certificate, ParsedCertificate signer) {
        return Optional.ofNullable(known.get(pair(certificate, signer)));
    }

    /** Adds what another process has found out. */
    public void add(ParsedCertificate certificate, ParsedCertificate signer, SignatureVerdict verdict) {
        known.put(pair(certificate, signer), verdict);
    }

    private static SignatureVerdict compute(ParsedCertificate certificate, ParsedCertificate signer) {
        return certificate.raw().violation().isPresent()
                ? SignatureVerdict.INVALID
                : SignatureVerifier.verify(
                        certificate.raw().signed(), signer.raw().publicKey());
    }
}
