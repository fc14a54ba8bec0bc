package io.github.pcaconstrain.sandbox.acm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** Key usages and extended key usages, named as in ACM's API. */
record Usages(List<String> keyUsages, Map<String, String> purposes) {
    /** The usages of a certificate that is not issued yet. */
    static final Usages NONE = new Usages(List.of(), Map.of());

    private static final Map<String, Integer> BITS = new LinkedHashMap<>();
    private static final Map<KeyPurposeId, String> PURPOSES = Map.of(
            KeyPurposeId.id_kp_serverAuth, "TLS_WEB_SERVER_AUTHENTICATION",
            KeyPurposeId.id_kp_clientAuth, "TLS_WEB_CLIENT_AUTHENTICATION",
            KeyPurposeId.id_kp_codeSigning, "CODE_SIGNING",
            KeyPurposeId.id_kp_emailProtection, "EMAIL_PROTECTION",
            KeyPurposeId.id_kp_timeStamping, "TIME_STAMPING",
            KeyPurposeId.id_kp_OCSPSigning, "OCSP_SIGNING",
            KeyPurposeId.anyExtendedKeyUsage, "ANY");

    static {
        BITS.put("DIGITAL_SIGNATURE", KeyUsage.digitalSignature);
        BITS.put("NON_REPUDIATION", KeyUsage.nonRepudiation);
        BITS.put("KEY_ENCIPHERMENT", KeyUsage.keyEncipherment);
        BITS.put("DATA_ENCIPHERMENT", KeyUsage.dataEncipherment);
        BITS.put("KEY_AGREEMENT", KeyUsage.keyAgreement);
        BITS.put("CERTIFICATE_SIGNING", KeyUsage.keyCertSign);
        BITS.put("CRL_SIGNING", KeyUsage.cRLSign);
        BITS.put("ENCIPHER_ONLY", KeyUsage.encipherOnly);
        BITS.put("DECIPHER_ONLY", KeyUsage.decipherOnly);
    }

    static Usages of(X509CertificateHolder certificate) {
        List<String> keyUsages = new ArrayList<>();
        KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
        if (usage != null) {
            BITS.forEach((name, bit) -> {
                if (usage.hasUsages(bit)) {
                    keyUsages.add(name);
                }
            });
        }
        Map<String, String> purposes = new LinkedHashMap<>();
        ExtendedKeyUsage extended = ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
        if (extended != null) {
            for (KeyPurposeId purpose : extended.getUsages()) {
                purposes.put(PURPOSES.getOrDefault(purpose, "CUSTOM"), purpose.getId());
            }
        }
        return new Usages(keyUsages, purposes);
    }
}
