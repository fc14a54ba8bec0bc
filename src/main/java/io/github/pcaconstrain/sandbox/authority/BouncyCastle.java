package io.github.pcaconstrain.sandbox.authority;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle's provider, for what the JDK 17 does not sign or verify, or not by the names that Bouncy Castle's builders ask
 * for. It is never registered, and made when it is first needed: most sandboxes do without it.
 */
final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
