package io.github.pcaconstrain.finding;

import io.github.pcaconstrain.crypto.Sha256;
import java.util.Objects;

/**
 * A finding about one certificate among many.
 *
 * @param finding what was found; its own place is a part of the certificate, such as a name
 * @param place where the certificate was found
 * @param certificate the SHA-256 fingerprint of the certificate in hexadecimal; empty where there is none
 */
public record CertificateFinding(Finding finding, Place place, String certificate) {
    private static final int ID_DIGITS = 32;

    public CertificateFinding {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(certificate, "certificate");
    }

    /**
     * What stays the same while the certificate does: 32 hexadecimal digits over the code, the certificate and the part
     * of it. Where there is no certificate, its place stands in. Neither words nor severity count.
     */
    public String id() {
        String of = certificate.isEmpty() ? place.source() + '\0' + place.index() : certificate;
        String text = finding.code() + '\0' + of + '\0' + finding.place();
        return Sha256.hex(text, ID_DIGITS);
    }
}
