package io.github.pcaconstrain.crypto;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Bouncy Castle's provider, which is created when it is first needed. */
final class BouncyCastle {
    /** A constant, so using it does not create the provider. */
    static final String NAME = BouncyCastleProvider.PROVIDER_NAME;

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
