package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;

/** Hands over PEM that a service answered with. */
public final class ServicePem {
    private ServicePem() {}

    /** Hands over the certificates; a text without any is reported. */
    public static void read(String place, String text, SourceSink sink) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        PemPieces pieces = new PemPieces(place, sink);
        pieces.piece(octets, octets.length);
        if (!pieces.seen()) {
            sink.unreadable(place, "it holds no certificate");
        }
    }
}
