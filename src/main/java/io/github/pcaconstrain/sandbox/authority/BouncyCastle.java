package io.github.pcaconstrain.sandbox.authority;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle's provider, for what JDK 17 cannot sign or verify, or knows under other names than Bouncy Castle's
 * builders use. It is never registered, and is created when it is first needed: most sandboxes never need it.
 */
final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
