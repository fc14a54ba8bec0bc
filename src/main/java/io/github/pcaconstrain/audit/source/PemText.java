package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;

/** Hands over PEM that a service answered with. */
public final class PemText {
    private PemText() {}

    /** Hands over the certificates; a text without any is reported. */
    public static void read(String place, String text, Intake intake) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        PemWatch watch = new PemWatch(intake);
        watch.pem(place, octets, octets.length);
        if (!watch.seen()) {
            intake.unreadable(place, "it holds no certificate");
        }
    }
}
