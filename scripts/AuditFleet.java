import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * Writes a PEM bundle to measure 'pca-constrain audit' with: a root, a CA with 30 constraints, and COUNT end-entity
 * certificates (P-256, two DNS names each). Only the first 1000 signatures are made; later ones are repeated, since signing
 * is slow and an audit does not verify the signature of a certificate that has nothing to report.
 *
 * <p>java scripts/AuditFleet.java FILE COUNT
 */
public final class AuditFleet {
    private static final byte[] ECDSA_SHA256 = seq(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));

    public static void main(String[] args) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair root = generator.generateKeyPair();
        KeyPair ca = generator.generateKeyPair();
        KeyPair leaf = generator.generateKeyPair();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 16)) {
            byte[] isCa = extension(19, true, seq(tlv(1, new byte[] {-1})));
            byte[] rootId = extension(14, false, tlv(4, id(1)));
            write(out, sign(tbs(1, "Fleet Root", "Fleet Root", root.getPublic(), isCa, rootId), root.getPrivate()));
            ByteArrayOutputStream permitted = new ByteArrayOutputStream();
            for (int i = 0; i < 30; i++) {
                permitted.write(seq(tlv(0x82, ("zone" + i + ".example.com").getBytes(StandardCharsets.US_ASCII))));
            }
            byte[] constraints = extension(30, true, seq(tlv(0xa0, permitted.toByteArray())));
            byte[] caId = extension(14, false, tlv(4, id(2)));
            byte[] byRoot = extension(35, false, seq(tlv(0x80, id(1))));
            write(out, sign(
                    tbs(2, "Fleet Root", "Fleet CA", ca.getPublic(), isCa, caId, byRoot, constraints), root.getPrivate()));
            byte[] signature = new byte[0];
            byte[] byCa = extension(35, false, seq(tlv(0x80, id(2))));
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                String host = "host" + i + ".zone" + i % 30 + ".example.com";
                byte[] names = extension(17, false, seq(dns(host), dns("www." + host)));
                byte[] key = extension(14, false, tlv(4, id(i)));
                byte[] usage = extension(15, true, new byte[] {3, 2, 7, (byte) 0x80});
                byte[] extended = extension(37, false, seq(oid(0x2b, 6, 1, 5, 5, 7, 3, 1)));
                byte[] tbs = tbs(i + 3, "Fleet CA", host, leaf.getPublic(), names, key, byCa, usage, extended);
                if (i < 1000) {
                    signature = signature(tbs, ca.getPrivate());
                }
                write(out, seq(tbs, ECDSA_SHA256, signature));
            }
        }
    }

    private static byte[] tbs(long serial, String issuer, String subject, PublicKey key, byte[]... extensions) {
        byte[] validity = seq(tlv(0x17, ascii("260101000000Z")), tlv(0x17, ascii("351201000000Z")));
        return seq(
                new byte[] {(byte) 0xa0, 3, 2, 1, 2},
                tlv(2, BigInteger.valueOf(serial).toByteArray()),
                ECDSA_SHA256,
                name(issuer),
                validity,
                name(subject),
                key.getEncoded(),
                tlv(0xa3, seq(extensions)));
    }

    private static byte[] sign(byte[] tbs, PrivateKey key) throws Exception {
        return seq(tbs, ECDSA_SHA256, signature(tbs, key));
    }

    private static byte[] signature(byte[] tbs, PrivateKey key) throws Exception {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(tbs);
        return tlv(3, concat(new byte[] {0}, signer.sign()));
    }

    private static byte[] name(String commonName) {
        return seq(tlv(0x31, seq(oid(0x55, 4, 3), tlv(0x0c, ascii(commonName)))));
    }

    private static byte[] dns(String host) {
        return tlv(0x82, ascii(host));
    }

    private static byte[] id(int number) {
        byte[] id = new byte[20];
        System.arraycopy(BigInteger.valueOf(number + (1L << 40)).toByteArray(), 0, id, 0, 6);
        return id;
    }

    private static byte[] extension(int id, boolean critical, byte[] value) {
        byte[] oid = oid(0x55, 0x1d, id);
        return critical ? seq(oid, new byte[] {1, 1, -1}, tlv(4, value)) : seq(oid, tlv(4, value));
    }

    private static byte[] oid(int... octets) {
        byte[] content = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            content[i] = (byte) octets[i];
        }
        return tlv(6, content);
    }

    private static byte[] seq(byte[]... parts) {
        return tlv(0x30, concat(parts));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] tlv(int tag, byte[] content) {
        int length = content.length;
        byte[] header = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return concat(header, content);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void write(OutputStream out, byte[] der) throws Exception {
        out.write(ascii("-----BEGIN CERTIFICATE-----\n"));
        out.write(Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der));
        out.write(ascii("\n-----END CERTIFICATE-----\n"));
    }
}
