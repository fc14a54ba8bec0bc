package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.crypto.Sha256;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.probing.channel.ProbeService;

/** Idempotency tokens: 32 hexadecimal digits, the maximum that ACM accepts. */
final class ProbeTokens {
    private static final int LENGTH = 32;

    private ProbeTokens() {}

    static String of(String runId, ProbeService service, PresentedName name, int attempt) {
        String text = String.join("\n", runId, service.label(), name.exactText(), String.valueOf(attempt));
        return Sha256.hex(text, LENGTH);
    }
}
