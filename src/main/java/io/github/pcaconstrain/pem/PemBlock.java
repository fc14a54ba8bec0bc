package io.github.pcaconstrain.pem;

import java.util.Objects;

/**
 * A PEM block, or an element of a DER file.
 *
 * @param kind what it contains
 * @param der its content; empty for {@link PemKind#OTHER}
 * @param place the file and the line of its BEGIN, or only the file for DER
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PemBlock(PemKind kind, byte[] der, String place) {
    public PemBlock {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(der, "der");
        Objects.requireNonNull(place, "place");
    }
}
