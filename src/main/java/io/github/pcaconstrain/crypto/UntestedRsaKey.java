package io.github.pcaconstrain.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/**
 * An RSA key whose modulus is not tested for small factors and for being a prime. Bouncy Castle can leave that out as well,
 * but then never does it for the same modulus again.
 */
final class UntestedRsaKey extends RSAKeyParameters {
    private final BigInteger modulus;

    UntestedRsaKey(BigInteger modulus, BigInteger exponent) {
        super(false, BigInteger.ONE, exponent, true);
        if (!modulus.testBit(0)) {
            throw new IllegalArgumentException("RSA modulus even");
        }
        this.modulus = modulus;
    }

    @Override
    public BigInteger getModulus() {
        return modulus;
    }
}
