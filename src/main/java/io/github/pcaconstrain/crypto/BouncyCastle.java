package io.github.pcaconstrain.crypto;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Bouncy Castle's provider, made when it is first needed. */
final class BouncyCastle {
    /** A constant: asking for it makes nothing. */
    static final String NAME = BouncyCastleProvider.PROVIDER_NAME;

    static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
