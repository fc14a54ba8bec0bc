package io.github.pcaconstrain.verification.witness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A chain in the form that witnesses get.
 *
 * @param leaf the certificate to verify, in DER
 * @param intermediates the CAs between, the lowest first, in DER
 * @param anchor the trusted certificate, in DER
 * @param at the time to judge for
 * @param now the present, for witnesses that support no other time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Chain(byte[] leaf, List<byte[]> intermediates, byte[] anchor, Instant at, Instant now) {
    public Chain {
        intermediates = List.copyOf(intermediates);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(now, "now");
    }

    /** The total length of its certificates. */
    int octets() {
        return leaf.length
                + anchor.length
                + intermediates.stream().mapToInt(der -> der.length).sum();
    }

    /** All its certificates, the leaf first. */
    List<byte[]> all() {
        List<byte[]> path = withoutAnchor();
        path.add(anchor);
        return path;
    }

    /** The leaf and the intermediates. */
    List<byte[]> withoutAnchor() {
        List<byte[]> path = new ArrayList<>(List.of(leaf));
        path.addAll(intermediates);
        return path;
    }
}
