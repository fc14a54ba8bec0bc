package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Idempotency tokens: 32 hexadecimal digits, the most that ACM takes. */
final class ProbeTokens {
    private static final int LENGTH = 32;

    private ProbeTokens() {}

    static String of(String runId, ProbeService service, PresentedName name, int attempt) {
        String text = String.join("\n", runId, service.label(), name.text(), String.valueOf(attempt));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
