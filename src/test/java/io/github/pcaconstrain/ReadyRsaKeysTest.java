package io.github.pcaconstrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ready keys are as good as made ones, but for their secrecy. */
class ReadyRsaKeysTest {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);

    private static KeyPairGenerator generator(int bits, BigInteger exponent) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(bits, exponent));
        return generator;
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void areOfTheLengthThatWasAskedForAndSign(int bits) throws GeneralSecurityException {
        KeyPair keys = generator(bits, RSAKeyGenParameterSpec.F4).generateKeyPair();

        assertThat(((RSAPublicKey) keys.getPublic()).getModulus().bitLength()).isEqualTo(bits);
        requireSigning(keys);
    }

    @Test
    void noneIsHandedOutTwice() throws GeneralSecurityException {
        KeyPairGenerator generator = generator(2048, RSAKeyGenParameterSpec.F4);
        Set<BigInteger> moduli = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            moduli.add(((RSAPublicKey) generator.generateKeyPair().getPublic()).getModulus());
        }
        assertThat(moduli).hasSize(100);
    }

    /** Every factor is a prime by the JDK's own test, and goes with the usual exponent. */
    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void areProductsOfPrimes(int bits) throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey)
                generator(bits, RSAKeyGenParameterSpec.F4).generateKeyPair().getPrivate();

        assertThat(key.getPrimeP().isProbablePrime(50)).isTrue();
        assertThat(key.getPrimeQ().isProbablePrime(50)).isTrue();
        assertThat(key.getPrimeP()).isNotEqualTo(key.getPrimeQ());
    }

    @ParameterizedTest
    @CsvSource({"1024, 65537", "512, 3"})
    void othersAreMadeByTheJdk(int bits, BigInteger exponent) throws GeneralSecurityException {
        KeyPair keys = generator(bits, exponent).generateKeyPair();

        assertThat(((RSAPublicKey) keys.getPublic()).getModulus().bitLength()).isEqualTo(bits);
        assertThat(((RSAPublicKey) keys.getPublic()).getPublicExponent()).isEqualTo(exponent);
        requireSigning(keys);
    }

    private static void requireSigning(KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(CONTENT);
        byte[] signed = signature.sign();
        signature.initVerify(keys.getPublic());
        signature.update(CONTENT);
        assertThat(signature.verify(signed)).isTrue();
    }
}
