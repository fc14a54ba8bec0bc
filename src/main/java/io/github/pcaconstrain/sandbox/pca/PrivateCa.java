package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.state.IdempotencyTokens;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.security.SecureRandom;
import java.time.Duration;

/** AWS Private CA: every operation of acm-pca. */
public final class PrivateCa {
    private final Service service;

    /** Private CAs over the state in the store. */
    public PrivateCa(Store store, IdempotencyTokens tokens, SecureRandom random, Duration delay) {
        this.service = new Service("ACMPrivateCA", "acm-pca");
    }

    /** The operations. */
    public Service service() {
        return service;
    }
}
