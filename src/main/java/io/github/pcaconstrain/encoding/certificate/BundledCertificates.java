package io.github.pcaconstrain.encoding.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** Reads the certificates of a PKCS #7 or CMS SignedData, such as a "certs-only" bundle (RFC 5652, section 5.1). */
public final class BundledCertificates {
    private BundledCertificates() {}

    /**
     * The certificates in DER, in the order of the bundle. Their contents are not examined.
     *
     * @throws IllegalArgumentException if this is not a SignedData, or has no certificates; the message says which
     */
    public static List<byte[]> of(byte[] bundle) {
        ASN1Set certificates;
        try {
            certificates = SignedData.getInstance(
                            ContentInfo.getInstance(bundle).getContent())
                    .getCertificates();
        } catch (RuntimeException e) {
            // Bouncy Castle throws several unchecked exceptions for bytes that are not a SignedData.
            throw new IllegalArgumentException("its PKCS#7 bundle is broken: " + e.getMessage(), e);
        }
        if (certificates == null || certificates.size() == 0) {
            throw new IllegalArgumentException("its PKCS#7 bundle holds no certificate");
        }
        List<byte[]> all = new ArrayList<>();
        for (ASN1Encodable certificate : certificates) {
            try {
                all.add(certificate.toASN1Primitive().getEncoded());
            } catch (IOException e) {
                throw new IllegalArgumentException("its PKCS#7 bundle is broken: " + e.getMessage(), e);
            }
        }
        return all;
    }
}
