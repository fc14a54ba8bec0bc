package io.github.pcaconstrain.pem;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes DER as PEM, in lines of 64 characters that end with a line feed (RFC 7468, section 2). */
public final class PemWriter {
    private static final int LINE = 64;
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));

    private PemWriter() {}

    /** Writes one block. */
    public static String of(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + BASE64.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
