package io.github.pcaconstrain.crypto;

import io.github.pcaconstrain.pem.DerExtent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;

/**
 * A signed object: the structure that certificates, CSRs, CRLs (RFC 5280, sections 4.1 and 5.1; RFC 2986, section 4.2)
 * and basic OCSP responses (RFC 6960, section 4.2.1) have in common.
 *
 * @param content the signed octets, unchanged, because encoding them again may give different ones (RFC 5280, section
 *     4.1.1.3)
 * @param algorithm the AlgorithmIdentifier next to the signature
 * @param signature the octets of the signature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SignedObject(byte[] content, byte[] algorithm, byte[] signature) {
    public SignedObject {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(signature, "signature");
    }

    /**
     * Splits a signed object. Whatever follows the signature, such as the certificates of an OCSP responder, is
     * ignored.
     *
     * @throws IllegalArgumentException if this is not a signed object
     */
    public static SignedObject of(byte[] der) {
        if (DerExtent.length(der, 0, der.length) < 0) {
            throw new IllegalArgumentException("it is not a SEQUENCE");
        }
        int content = DerExtent.headerLength(der);
        int algorithm = end(der, content);
        int signature = end(der, algorithm);
        return new SignedObject(
                Arrays.copyOfRange(der, content, algorithm),
                Arrays.copyOfRange(der, algorithm, signature),
                bits(der, signature));
    }

    private static int end(byte[] der, int start) {
        long length = DerExtent.length(der, start, der.length);
        if (length < 0 || length > der.length - start) {
            throw new IllegalArgumentException("it has no SEQUENCE at octet " + start);
        }
        return start + (int) length;
    }

    private static byte[] bits(byte[] der, int start) {
        try (ASN1InputStream rest = new ASN1InputStream(new ByteArrayInputStream(der, start, der.length - start))) {
            if (rest.readObject() instanceof ASN1BitString bits) {
                return bits.getOctets();
            }
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException("its signature cannot be read", e);
        }
        throw new IllegalArgumentException("it has no signature at octet " + start);
    }

    /**
     * Whether this AlgorithmIdentifier names the algorithm of the signature. NULL parameters and absent parameters are
     * treated as equal.
     */
    public boolean isMadeBy(byte[] other) {
        return Arrays.equals(algorithm, other) || isAlike(other);
    }

    private boolean isAlike(byte[] other) {
        try {
            ASN1Sequence one = ASN1Sequence.getInstance(algorithm);
            ASN1Sequence two = ASN1Sequence.getInstance(other);
            return hasNoParameters(one)
                    && hasNoParameters(two)
                    && one.getObjectAt(0).equals(two.getObjectAt(0));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false; // what cannot be read equals only its own octets
        }
    }

    private static boolean hasNoParameters(ASN1Sequence identifier) {
        return identifier.size() == 1 || (identifier.size() == 2 && DERNull.INSTANCE.equals(identifier.getObjectAt(1)));
    }
}
