package io.github.pcaconstrain.verification.witness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A chain as witnesses are given it.
 *
 * @param leaf the certificate to verify, in DER
 * @param intermediates the CAs between, the lowest first, in DER
 * @param anchor the trusted certificate, in DER
 * @param at the time to judge for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Chain(byte[] leaf, List<byte[]> intermediates, byte[] anchor, Instant at) {
    public Chain {
        intermediates = List.copyOf(intermediates);
        Objects.requireNonNull(at, "at");
    }

    /** The length of all its certificates together. */
    int octets() {
        return leaf.length
                + anchor.length
                + intermediates.stream().mapToInt(der -> der.length).sum();
    }

    /** The leaf and the intermediates. */
    List<byte[]> withoutAnchor() {
        List<byte[]> path = new ArrayList<>(List.of(leaf));
        path.addAll(intermediates);
        return path;
    }
}
