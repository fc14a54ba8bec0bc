package io.github.pcaconstrain.verification.witness;

import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.time.Instant;
import java.util.List;

/**
 * Asks a witness in Java in the caller's own thread, without the limits on time that hostile chains need: starting a thread takes as long
 * as a verdict on a small chain, and those of a million chains are wanted.
 */
public final class DirectWitness {
    private DirectWitness() {}

    /** The verdict on a path to an anchor, the leaf first. */
    public static WitnessVerdict judge(Witness witness, List<CertificateContents> path, Instant at) {
        List<byte[]> ders = path.stream().map(CertificateContents::der).toList();
        int anchor = ders.size() - 1;
        return InProcess.judge(witness, new Chain(ders.get(0), ders.subList(1, anchor), ders.get(anchor), at, at));
    }
}
