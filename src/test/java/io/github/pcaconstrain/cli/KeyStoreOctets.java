package io.github.pcaconstrain.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;

/** Key stores with certificates that no library would put into one. */
public final class KeyStoreOctets {
    private KeyStoreOctets() {}

    /** A JKS store of trusted certificates, with a digest that nobody checks without a password. */
    public static byte[] jks(byte[]... certificates) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(octets);
        out.writeInt(0xfeedfeed);
        out.writeInt(2);
        out.writeInt(certificates.length);
        for (int i = 0; i < certificates.length; i++) {
            out.writeInt(2);
            out.writeUTF("entry " + i);
            out.writeLong(0);
            out.writeUTF("X.509");
            out.writeInt(certificates[i].length);
            out.write(certificates[i]);
        }
        out.write(new byte[20]);
        return octets.toByteArray();
    }

    /** A PKCS#12 file that nothing protects. */
    public static byte[] pkcs12(byte[]... certificates) throws IOException {
        ASN1Encodable[] bags = Arrays.stream(certificates)
                .map(octets -> new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(octets)))
                .map(certificate -> new SafeBag(PKCSObjectIdentifiers.certBag, certificate.toASN1Primitive()))
                .toArray(ASN1Encodable[]::new);
        ContentInfo safe = data(new DERSequence(bags).getEncoded());
        return new Pfx(data(new AuthenticatedSafe(new ContentInfo[] {safe}).getEncoded()), null).getEncoded("DER");
    }

    private static ContentInfo data(byte[] content) {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
    }
}
