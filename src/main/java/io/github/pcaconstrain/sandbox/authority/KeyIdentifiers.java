package io.github.pcaconstrain.sandbox.authority;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Key identifiers, by method (1) of RFC 5280, section 4.2.1.2: the SHA-1 hash of the public key's bits. */
final class KeyIdentifiers {
    private KeyIdentifiers() {}

    static byte[] of(SubjectPublicKeyInfo key) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(key.getPublicKeyData().getOctets());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
