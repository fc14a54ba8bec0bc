package io.github.pcaconstrain.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A finding about one certificate among many.
 *
 * @param finding what was found; its own place is a part of the certificate, such as a name
 * @param place where the certificate was found
 * @param certificate the SHA-256 fingerprint of the certificate in hexadecimal; empty where there is none
 */
public record CertificateFinding(Finding finding, Place place, String certificate) {
    private static final int ID_OCTETS = 16;

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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
