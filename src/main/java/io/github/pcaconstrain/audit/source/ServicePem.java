package io.github.pcaconstrain.audit.source;

import java.nio.charset.StandardCharsets;

/** Reads the PEM in the answer of a service. */
public final class ServicePem {
    private ServicePem() {}

    /** Passes on the certificates; a text without any is reported. */
    public static void read(String place, String text, SourceSink sink) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        PemPieces pieces = new PemPieces(place, sink);
        pieces.piece(octets, octets.length);
        if (!pieces.seen()) {
            sink.unreadable(place, "it holds no certificate");
        }
    }
}
