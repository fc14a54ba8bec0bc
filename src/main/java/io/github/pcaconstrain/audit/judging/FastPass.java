package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.fast.Slice;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import java.util.HashMap;
import java.util.Map;

/**
 * Recognises end-entity certificates that have no findings by themselves, regardless of the CAs, so that {@link
 * LeafBatch} only has to judge their names. All others are checked completely. Use one per thread.
 */
public final class FastPass {
    /** The maximum number of cached algorithms; more occur only in certificates that were made to fill the memory. */
    private static final int MAX_ALGORITHMS = 1000;

    private final AuditOptions options;
    private final FastCertificate certificate = new FastCertificate();
    private final Map<Slice, Boolean> strongSignatures = new HashMap<>();
    private final Map<Slice, Boolean> strongAlgorithms = new HashMap<>();
    private final long now;
    private final long latest;
    private boolean leaf;

    /** Creates a reader for an audit with these options. */
    public FastPass(AuditOptions options) {
        this.options = options;
        now = options.at().getEpochSecond();
        latest = options.expiresWithin()
                .map(options.at()::plus)
                .orElse(options.at())
                .getEpochSecond();
    }

    /**
     * Reads the certificate in this range; returns whether it is an end-entity certificate whose names are all that is
     * left to judge.
     */
    boolean read(byte[] octets, int from, int to) {
        return readLeaf(octets, from, to)
                && !certificate.isConstrained()
                && !certificate.hasNegativeSerial()
                && !certificate.isSelfIssued()
                && certificate.notBefore() <= now
                && certificate.notAfter() > latest
                && isStrong()
                && certificate.hasUsualNames();
    }

    /** Reads the certificate in this range; returns whether it is certainly an end-entity certificate. */
    boolean readLeaf(byte[] octets, int from, int to) {
        leaf = false; // also if reading throws an exception
        leaf = certificate.read(octets, from, to) && !certificate.mayBeCa();
        return leaf;
    }

    /** Whether the last certificate is certainly an end-entity certificate. */
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

    /** The algorithm and its parameters determine the strength of a key, except for RSA. */
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
