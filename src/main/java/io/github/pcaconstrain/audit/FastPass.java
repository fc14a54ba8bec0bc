package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.fast.Slice;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which end-entity certificates have nothing to report by themselves, whatever CAs there are: {@link LeafBatch} then
 * judges their names. Whatever it has a doubt about is judged in full. One for each thread.
 */
final class FastPass {
    /** Algorithms that are remembered; more come from certificates that were made to fill memory. */
    private static final int MAX_ALGORITHMS = 1000;

    private final AuditOptions options;
    private final FastCertificate certificate = new FastCertificate();
    private final Map<Slice, Boolean> strongSignatures = new HashMap<>();
    private final Map<Slice, Boolean> strongAlgorithms = new HashMap<>();
    private final long now;
    private final long latest;
    private boolean leaf;

    FastPass(AuditOptions options) {
        this.options = options;
        now = options.at().getEpochSecond();
        latest = options.expiresWithin()
                .map(options.at()::plus)
                .orElse(options.at())
                .getEpochSecond();
    }

    /**
     * Reads the certificate in this range, and says whether it is an end-entity certificate of which nothing but names is left
     * to judge.
     */
    boolean read(byte[] octets, int from, int to) {
        leaf = false; // also if the reading throws
        leaf = certificate.read(octets, from, to) && !certificate.mayBeCa();
        return leaf
                && !certificate.isConstrained()
                && !certificate.hasNegativeSerial()
                && !certificate.isSelfIssued()
                && certificate.notBefore() <= now
                && certificate.notAfter() > latest
                && isStrong()
                && certificate.hasUsualNames();
    }

    /** Whether the last certificate is an end-entity certificate for sure. */
    boolean isLeaf() {
        return leaf;
    }

    /** The last certificate, until the next one. */
    FastCertificate certificate() {
        return certificate;
    }

    private boolean isStrong() {
        Slice signature = certificate.signatureAlgorithm();
        Boolean strong = strongSignatures.get(signature);
        if (strong == null) {
            strong = isEnough(SecurityStrength.signature(signature.bytes()));
            remember(strongSignatures, signature, strong);
        }
        return strong && isStrongKey();
    }

    /** The algorithm and its parameters are all there is to know of a key, except for RSA. */
    private boolean isStrongKey() {
        int bits = certificate.rsaBits();
        if (bits != 0) {
            return bits != FastCertificate.UNREADABLE
                    && !SecurityStrength.rsa(bits).isBelow(options.minStrength());
        }
        Slice algorithm = certificate.keyAlgorithm();
        Boolean strong = strongAlgorithms.get(algorithm);
        if (strong == null) {
            strong = isEnough(SecurityStrength.key(certificate.publicKey().bytes()));
            remember(strongAlgorithms, algorithm, strong);
        }
        return strong;
    }

    private static void remember(Map<Slice, Boolean> known, Slice algorithm, boolean strong) {
        if (known.size() < MAX_ALGORITHMS) {
            known.put(algorithm.copy(), strong);
        }
    }

    private boolean isEnough(SecurityStrength.Of strength) {
        return strength.bits().isPresent() && !strength.isBelow(options.minStrength());
    }
}
