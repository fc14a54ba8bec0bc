package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.policy.PresentedName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Idempotency tokens: 32 hexadecimal digits, the most that ACM takes. */
final class Tokens {
    private static final int LENGTH = 32;

    private Tokens() {}

    static String of(String runId, Via via, PresentedName name, int attempt) {
        String text = String.join("\n", runId, via.label(), name.text(), String.valueOf(attempt));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
