package io.github.pcaconstrain.audit.judging;

import java.io.Serializable;
import java.util.Objects;

/**
 * A CA certificate and where it was found.
 *
 * @param place the file, row or the like
 * @param index its number in the place, from 1
 * @param number its number in the whole audit; 0 if places have no common order
 * @param der the certificate
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FoundCa(String place, long index, long number, byte[] der) implements Serializable {
    public FoundCa {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(der, "der");
    }
}
