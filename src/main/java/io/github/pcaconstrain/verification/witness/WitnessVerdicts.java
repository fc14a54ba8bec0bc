package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.verification.VerificationResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Puts the path that a verification used to witnesses. */
public final class WitnessVerdicts {
    private WitnessVerdicts() {}

    /**
     * What each of them says; nobody is asked where the path reaches no trust anchor.
     *
     * @param at the time to judge for
     * @param now the present
     */
    public static List<WitnessVerdict> of(
            VerificationResult result, Instant at, Instant now, Collection<Witness> witnesses) {
        List<CertificateContents> path = result.path();
        if (!result.reachesAnchor() || path.size() < 2) {
            return List.of();
        }
        List<byte[]> ders = path.stream().map(CertificateContents::der).toList();
        Chain chain = new Chain(ders.get(0), ders.subList(1, ders.size() - 1), ders.get(ders.size() - 1), at, now);
        return witnesses.stream().map(witness -> witness.testify(chain)).toList();
    }
}
