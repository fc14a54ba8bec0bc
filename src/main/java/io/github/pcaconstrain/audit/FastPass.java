package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.audit.fast.FastCertificate;
import io.github.pcaconstrain.audit.fast.FastNames;
import io.github.pcaconstrain.audit.fast.Slice;
import io.github.pcaconstrain.policy.PresentedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Tells which end-entity certificates are clean, and nothing else: whatever it has a doubt about is judged again in full.
 * One for each thread.
 */
final class FastPass {
    private final AuditOptions options;
    private final Judges judges;
    private final FastCertificate certificate = new FastCertificate();
    private final FastNames names = new FastNames();
    private final Map<Slice, Boolean> strongSignatures = new HashMap<>();
    private final Map<Slice, Boolean> strongAlgorithms = new HashMap<>();
    private final long now;
    private final long latest;

    FastPass(AuditOptions options, Judges judges) {
        this.options = options;
        this.judges = judges;
        now = options.at().getEpochSecond();
        latest = options.expiresWithin()
                .map(options.at()::plus)
                .orElse(options.at())
                .getEpochSecond();
    }

    /** Whether the certificate in this range is an end-entity certificate with nothing to report. */
    boolean isClean(byte[] octets, int from, int to) {
        if (!certificate.read(octets, from, to)
                || certificate.mayBeCa()
                || certificate.isConstrained()
                || certificate.hasNegativeSerial()
                || certificate.isSelfIssued()
                || certificate.notBefore() > now
                || certificate.notAfter() <= latest
                || !isStrong()) {
            return false;
        }
        Optional<Judge> judge = judges.of(certificate);
        if (judge.isEmpty() || !judge.get().isSimple() || judge.get().routes().size() != 1) {
            return false;
        }
        Optional<List<PresentedName>> presented = names.read(certificate);
        if (presented.isEmpty()
                || !judge.get().routes().get(0).passes(presented.get())
                || (judge.get().constrainsDns() && !names.commonNameIsAmong(certificate, presented.get()))) {
            return false;
        }
        judge.get().count();
        return true;
    }

    private boolean isStrong() {
        Slice signature = certificate.signatureAlgorithm();
        Boolean strong = strongSignatures.get(signature);
        if (strong == null) {
            strong = isEnough(() -> Strength.signature(AlgorithmIdentifier.getInstance(signature.bytes())));
            strongSignatures.put(signature.copy(), strong);
        }
        return strong && isStrongKey();
    }

    /** The algorithm and its parameters are all there is to know of a key, except for RSA. */
    private boolean isStrongKey() {
        int bits = certificate.rsaBits();
        if (bits > 0) {
            return !Strength.rsa(bits).isBelow(options.minStrength());
        }
        Slice algorithm = certificate.keyAlgorithm();
        Boolean strong = strongAlgorithms.get(algorithm);
        if (strong == null) {
            byte[] key = certificate.publicKey().bytes();
            strong = isEnough(() -> Strength.key(SubjectPublicKeyInfo.getInstance(key)));
            strongAlgorithms.put(algorithm.copy(), strong);
        }
        return strong;
    }

    private boolean isEnough(java.util.function.Supplier<Strength.Of> strength) {
        try {
            Strength.Of of = strength.get();
            return of.bits().isPresent() && !of.isBelow(options.minStrength());
        } catch (RuntimeException e) {
            return false; // the full parser says what is wrong with it
        }
    }
}
