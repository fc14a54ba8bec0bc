package io.github.pcaconstrain.sandbox.acm;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A private key as ExportCertificate returns it: EncryptedPrivateKeyInfo (RFC 5958, section 3) in PEM, encrypted by
 * PBES2 (RFC 8018) with PBKDF2 and AES-256 in CBC mode, which {@code openssl pkey} can read.
 */
final class EncryptedKey {
    /** The JDK's own provider does not know the cipher by its object identifier. To make one takes longer than to encrypt. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private EncryptedKey() {}

    static String write(PrivateKey key, byte[] passphrase, SecureRandom random) {
        char[] characters = new String(passphrase, StandardCharsets.US_ASCII).toCharArray();
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            JceOpenSSLPKCS8EncryptorBuilder encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(PROVIDER)
                    .setPRF(PKCS8Generator.PRF_HMACSHA256)
                    .setRandom(random)
                    .setPassword(characters);
            writer.writeObject(new PKCS8Generator(PrivateKeyInfo.getInstance(key.getEncoded()), encryptor.build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Bouncy Castle always encrypts with AES", e);
        }
        return text.toString().replace("\r\n", "\n");
    }
}
