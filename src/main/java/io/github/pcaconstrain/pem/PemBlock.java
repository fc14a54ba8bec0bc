package io.github.pcaconstrain.pem;

import java.util.Objects;

/**
 * A block of a file.
 *
 * @param kind what it holds
 * @param der its content; empty for {@link PemKind#OTHER}
 * @param place the file with the line of its BEGIN, or the file alone for DER
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PemBlock(PemKind kind, byte[] der, String place) {
    public PemBlock {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(der, "der");
        Objects.requireNonNull(place, "place");
    }
}
