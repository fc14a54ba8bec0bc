package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.Signer;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * An imported private key in PEM: PKCS #8, or the older formats of RSA and EC keys.
 *
 * @param algorithm ACM's name of it, such as {@code RSA_2048}
 */
record ImportedKey(PrivateKey key, String algorithm) {
    private static final Set<Integer> RSA_BITS = Set.of(1024, 2048, 3072, 4096);

    /** Curves by the number of bits of their order; ACM has one of each size. */
    private static final Map<Integer, String> CURVES =
            Map.of(256, "EC_prime256v1", 384, "EC_secp384r1", 521, "EC_secp521r1");

    /**
     * Reads a key.
     *
     * @throws AwsError ValidationException if ACM does not accept it
     */
    static ImportedKey read(byte[] pem) {
        try (PEMParser parser = new PEMParser(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            return of(new JcaPEMKeyConverter().getPrivateKey(information(parser)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof AwsError refusal) {
                throw refusal;
            }
            throw AwsError.validation("The private key is not in a valid PEM format, or is not supported");
        }
    }

    // OpenSSL writes the parameters before an EC key in the older format.
    private static PrivateKeyInfo information(PEMParser parser) throws IOException {
        for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
            if (found instanceof PrivateKeyInfo information) {
                return information;
            }
            if (found instanceof PEMKeyPair pair) {
                return pair.getPrivateKeyInfo();
            }
        }
        throw AwsError.validation("The private key must be in PEM, and not be encrypted");
    }

    private static ImportedKey of(PrivateKey key) {
        if (key instanceof RSAPrivateKey rsa
                && RSA_BITS.contains(rsa.getModulus().bitLength())) {
            return new ImportedKey(key, "RSA_" + rsa.getModulus().bitLength());
        }
        if (key instanceof ECPrivateKey ec) {
            String curve = CURVES.get(ec.getParams().getOrder().bitLength());
            if (curve != null) {
                return new ImportedKey(key, curve);
            }
        }
        throw AwsError.validation("The private key length is not supported for its key algorithm");
    }

    boolean isOf(SubjectPublicKeyInfo publicKey, SecureRandom random) {
        SigningAlgorithm signing =
                algorithm.startsWith("RSA") ? SigningAlgorithm.SHA256WITHRSA : SigningAlgorithm.SHA256WITHECDSA;
        return new Signer(key, random).isOf(publicKey, signing);
    }
}
