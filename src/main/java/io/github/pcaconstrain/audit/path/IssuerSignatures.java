package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.crypto.SignatureVerdict;
import io.github.pcaconstrain.crypto.SignatureVerifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Determines which keys signed which certificates of an audit. CA certificates are verified only once. Thread-safe. */
public final class IssuerSignatures {
    private final Map<String, SignatureVerdict> known = new ConcurrentHashMap<>();

    /** Whether the certificate was signed with this key, and follows the rules without which no signature counts. */
    public SignatureVerdict verify(ParsedCertificate certificate, ParsedCertificate signer) {
        if (certificate.isCa()) {
            String pair = certificate.fingerprint() + signer.publicKey();
            return known.computeIfAbsent(pair, key -> compute(certificate, signer));
        }
        return compute(certificate, signer);
    }

    private static SignatureVerdict compute(ParsedCertificate certificate, ParsedCertificate signer) {
        return certificate.raw().violation().isPresent()
                ? SignatureVerdict.INVALID
                : SignatureVerifier.verify(
                        certificate.raw().signed(), signer.raw().publicKey());
    }
}
