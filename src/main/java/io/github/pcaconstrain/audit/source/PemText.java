package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;

/** Hands over PEM that a service answered with. */
public final class PemText {
    private PemText() {}

    /** Hands over the certificates; a text without any is reported. */
    public static void read(String place, String text, Intake intake) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        PemPieces pieces = new PemPieces(place, intake);
        pieces.piece(octets, octets.length);
        if (!pieces.seen()) {
            intake.unreadable(place, "it holds no certificate");
        }
    }
}
