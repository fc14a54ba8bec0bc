package io.github.pcaconstrain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;

/**
 * A certificate put together from octets, field by field, so that any field may be something that no parser takes, and signed as
 * it stands: its signature is always valid.
 */
public final class OddCertificate {
    /** The fields of a TBSCertificate, in their order. */
    public enum Field {
        VERSION,
        SERIAL,
        SIGNED_ALGORITHM,
        ISSUER,
        VALIDITY,
        SUBJECT,
        PUBLIC_KEY,
        EXTENSIONS
    }

    /** ecdsa-with-SHA256. */
    private static final byte[] ECDSA = hex("300a06082a8648ce3d040302");

    private final Map<Field, byte[]> fields = new EnumMap<>(Field.class);
    private final List<byte[]> extensions = new ArrayList<>();
    private byte[] algorithm = ECDSA;

    private OddCertificate(byte[] der) {
        try {
            ASN1Sequence toBeSigned =
                    ASN1Sequence.getInstance(ASN1Sequence.getInstance(der).getObjectAt(0));
            int next = 0;
            for (Field field : Field.values()) {
                fields.put(
                        field, toBeSigned.getObjectAt(next++).toASN1Primitive().getEncoded());
            }
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(toBeSigned.getObjectAt(next - 1));
            for (ASN1Encodable each : ASN1Sequence.getInstance(tagged, true)) {
                extensions.add(each.toASN1Primitive().getEncoded());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts from a sound certificate of version 3 that has extensions. */
    public static OddCertificate of(byte[] der) {
        return new OddCertificate(der);
    }

    /** Puts these octets in the place of a field. */
    public OddCertificate with(Field field, byte[] encoded) {
        fields.put(field, encoded);
        return this;
    }

    /** The AlgorithmIdentifier of the signature, in both places; the signature is by ECDSA and SHA-256 all the same. */
    public OddCertificate algorithm(byte[] encoded) {
        algorithm = encoded;
        return with(Field.SIGNED_ALGORITHM, encoded);
    }

    /** One more extension: a whole Extension. */
    public OddCertificate extension(byte[] encoded) {
        extensions.add(encoded);
        return this;
    }

    /** One more extension with this OID and value, both as the contents that they are, which is not critical. */
    public OddCertificate extension(byte[] oid, byte[] value) {
        return extension(tlv(0x30, tlv(0x06, oid), tlv(0x04, value)));
    }

    /** The certificate, signed. */
    public byte[] signedBy(KeyPair issuer) {
        with(Field.EXTENSIONS, tlv(0xa3, tlv(0x30, extensions.toArray(byte[][]::new))));
        return sign(tlv(0x30, fields.values().toArray(byte[][]::new)), algorithm, issuer);
    }

    /** A certificate with this TBSCertificate and algorithm. */
    public static byte[] sign(byte[] toBeSigned, byte[] algorithm, KeyPair issuer) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuer.getPrivate());
            signature.update(toBeSigned);
            return tlv(0x30, toBeSigned, algorithm, tlv(0x03, new byte[1], signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element in DER with this tag, whose content is all of these. */
    public static byte[] tlv(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            element.write(0x80 | octets);
            for (int i = octets - 1; i >= 0; i--) {
                element.write(length >> (8 * i));
            }
        } else {
            element.write(length);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    /** The octets of a text in hexadecimal, in which blanks do not count. */
    public static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
