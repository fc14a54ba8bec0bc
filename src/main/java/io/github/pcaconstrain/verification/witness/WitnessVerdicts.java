package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.verification.VerificationResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Asks witnesses about the path of a verification. */
public final class WitnessVerdicts {
    private WitnessVerdicts() {}

    /**
     * The answers of the witnesses. None is asked if the path does not reach a trust anchor.
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
