package io.github.pcaconstrain.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** An RSA key of any size and exponent that signs any octets, also those that no signer would sign. */
record RsaKey(BigInteger modulus, BigInteger exponent, List<BigInteger> primes) {
    /** The length of most primes; a modulus has as many as it takes, since short primes are soon found. */
    private static final int PRIME_BITS = 128;

    /** A key whose modulus has exactly so many bits, the same one every time. */
    static RsaKey of(int bits, int exponent) {
        Random random = new Random(bits);
        BigInteger e = BigInteger.valueOf(exponent);
        BigInteger modulus = BigInteger.ONE;
        List<BigInteger> primes = new ArrayList<>();
        // From the middle of all moduli of that length, so that the last prime is free to be a little larger.
        BigInteger middle = BigInteger.valueOf(3).shiftLeft(bits - 2);
        while (modulus.bitLength() < bits) {
            BigInteger left = middle.divide(modulus);
            BigInteger prime = left.bitLength() > 2 * PRIME_BITS
                    ? BigInteger.probablePrime(PRIME_BITS, random)
                    : left.bitLength() > PRIME_BITS
                            ? BigInteger.probablePrime(left.bitLength() / 2, random)
                            : left.nextProbablePrime();
            if (prime.subtract(BigInteger.ONE).gcd(e).equals(BigInteger.ONE)) {
                modulus = modulus.multiply(prime);
                primes.add(prime);
            } else if (left.bitLength() <= PRIME_BITS) {
                middle = middle.add(modulus.shiftLeft(1));
            }
        }
        return new RsaKey(modulus, e, primes);
    }

    /** How many octets its signatures have. */
    int octets() {
        return (modulus.bitLength() + 7) / 8;
    }

    /** Makes a signature of octets that are padded already, by the Chinese remainder theorem (RFC 8017, section 5.2.1). */
    byte[] sign(byte[] padded) {
        BigInteger message = new BigInteger(1, padded);
        BigInteger signature = BigInteger.ZERO;
        for (BigInteger prime : primes) {
            BigInteger others = modulus.divide(prime);
            BigInteger root = message.modPow(exponent.modInverse(prime.subtract(BigInteger.ONE)), prime);
            signature = signature.add(
                    root.multiply(others.modInverse(prime)).mod(prime).multiply(others));
        }
        return octets(signature.mod(modulus));
    }

    /** A number in as many octets as a signature has, or in more if it takes them. */
    byte[] octets(BigInteger number) {
        byte[] signed = number.toByteArray();
        int count = Math.max(octets(), (number.bitLength() + 7) / 8);
        byte[] octets = new byte[count];
        int length = Math.min(count, signed.length);
        System.arraycopy(signed, signed.length - length, octets, count - length, length);
        return octets;
    }

    /** The public key as SubjectPublicKeyInfo. */
    byte[] info() {
        return info(modulus, exponent);
    }

    static byte[] info(BigInteger modulus, BigInteger exponent) {
        try {
            return new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new RSAPublicKey(modulus, exponent))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
