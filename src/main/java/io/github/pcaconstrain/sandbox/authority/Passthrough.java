package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyQualifierId;
import tools.jackson.databind.JsonNode;

/**
 * The contents of ApiPassthrough.
 * @param extensions the named ones first, then the custom ones, whose octets are never interpreted
 */
public record Passthrough(Optional<X500Name> subject, List<Extension> extensions) {
    /** Nothing. */
    public static final Passthrough NONE = new Passthrough(Optional.empty(), List.of());

    private static final Map<String, KeyPurposeId> PURPOSES = new LinkedHashMap<>();
    private static final Map<String, Integer> USAGES = new LinkedHashMap<>();

    static {
        PURPOSES.put("SERVER_AUTH", KeyPurposeId.id_kp_serverAuth);
        PURPOSES.put("CLIENT_AUTH", KeyPurposeId.id_kp_clientAuth);
        PURPOSES.put("CODE_SIGNING", KeyPurposeId.id_kp_codeSigning);
        PURPOSES.put("EMAIL_PROTECTION", KeyPurposeId.id_kp_emailProtection);
        PURPOSES.put("TIME_STAMPING", KeyPurposeId.id_kp_timeStamping);
        PURPOSES.put("OCSP_SIGNING", KeyPurposeId.id_kp_OCSPSigning);
        PURPOSES.put("SMART_CARD_LOGIN", KeyPurposeId.id_kp_smartcardlogon);
        PURPOSES.put("DOCUMENT_SIGNING", purpose("1.3.6.1.5.5.7.3.36"));
        PURPOSES.put("CERTIFICATE_TRANSPARENCY", purpose("1.3.6.1.4.1.11129.2.4.4"));
        USAGES.put("DigitalSignature", KeyUsage.digitalSignature);
        USAGES.put("NonRepudiation", KeyUsage.nonRepudiation);
        USAGES.put("KeyEncipherment", KeyUsage.keyEncipherment);
        USAGES.put("DataEncipherment", KeyUsage.dataEncipherment);
        USAGES.put("KeyAgreement", KeyUsage.keyAgreement);
        USAGES.put("KeyCertSign", KeyUsage.keyCertSign);
        USAGES.put("CRLSign", KeyUsage.cRLSign);
        USAGES.put("EncipherOnly", KeyUsage.encipherOnly);
        USAGES.put("DecipherOnly", KeyUsage.decipherOnly);
    }

    /** Copies the list. */
    public Passthrough {
        extensions = List.copyOf(extensions);
    }

    /**
     * Reads the API's ApiPassthrough.
     *
     * @throws AwsError InvalidArgsException if it has the right shape but cannot be encoded
     */
    public static Passthrough of(JsonNode passthrough) {
        JsonNode wanted = Json.member(passthrough, "Extensions");
        List<Extension> extensions = new ArrayList<>();
        if (Json.has(wanted, "CertificatePolicies")) {
            extensions.add(extension(Extension.certificatePolicies, false, policies(wanted)));
        }
        if (Json.has(wanted, "ExtendedKeyUsage")) {
            extensions.add(extension(Extension.extendedKeyUsage, false, extendedKeyUsage(wanted)));
        }
        if (Json.has(wanted, "KeyUsage")) {
            extensions.add(keyUsage(wanted.get("KeyUsage")));
        }
        if (Json.has(wanted, "SubjectAlternativeNames")) {
            List<GeneralName> names = new ArrayList<>();
            wanted.get("SubjectAlternativeNames").forEach(name -> names.add(GeneralNameJson.of(name)));
            GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
            extensions.add(extension(Extension.subjectAlternativeName, false, all));
        }
        addCustom(Json.member(wanted, "CustomExtensions"), extensions);
        Optional<X500Name> subject = Json.has(passthrough, "Subject")
                ? Optional.of(SubjectNames.of(passthrough.get("Subject")))
                : Optional.empty();
        return new Passthrough(subject, extensions);
    }

    /**
     * The key usage, which has a member for each bit in the API. RFC 5280, section 4.2.1.3, says that it should be
     * critical.
     */
    static Extension keyUsage(JsonNode usage) {
        int bits = 0;
        for (Map.Entry<String, Integer> bit : USAGES.entrySet()) {
            bits |= Json.flag(usage, bit.getKey()) ? bit.getValue() : 0;
        }
        return extension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    private static void addCustom(JsonNode custom, List<Extension> extensions) {
        for (JsonNode each : custom) {
            ASN1ObjectIdentifier kind = Oids.of(Json.text(each, "ObjectIdentifier"));
            if (extensions.stream().anyMatch(extension -> extension.getExtnId().equals(kind))) {
                throw AwsError.of("InvalidArgsException", "The extension " + kind + " is given more than once");
            }
            byte[] value = Base64.getDecoder().decode(Json.text(each, "Value"));
            extensions.add(new Extension(kind, Json.flag(each, "Critical"), value));
        }
    }

    private static ExtendedKeyUsage extendedKeyUsage(JsonNode wanted) {
        List<KeyPurposeId> purposes = new ArrayList<>();
        for (JsonNode each : wanted.get("ExtendedKeyUsage")) {
            boolean hasType = Json.has(each, "ExtendedKeyUsageType");
            if (hasType == Json.has(each, "ExtendedKeyUsageObjectIdentifier")) {
                throw AwsError.of(
                        "InvalidArgsException",
                        "An extended key usage must have either a type or an object identifier");
            }
            purposes.add(hasType ? named(each) : purpose(Json.text(each, "ExtendedKeyUsageObjectIdentifier")));
        }
        return new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new));
    }

    private static KeyPurposeId named(JsonNode usage) {
        KeyPurposeId purpose = PURPOSES.get(Json.text(usage, "ExtendedKeyUsageType"));
        if (purpose == null) {
            throw new IllegalStateException("the shape lets no other purpose through");
        }
        return purpose;
    }

    private static KeyPurposeId purpose(String oid) {
        return KeyPurposeId.getInstance(Oids.of(oid));
    }

    private static DERSequence policies(JsonNode wanted) {
        ASN1EncodableVector policies = new ASN1EncodableVector();
        for (JsonNode each : wanted.get("CertificatePolicies")) {
            ASN1EncodableVector qualifiers = new ASN1EncodableVector();
            for (JsonNode qualifier : Json.member(each, "PolicyQualifiers")) {
                String uri = Json.text(Json.member(qualifier, "Qualifier"), "CpsUri");
                qualifiers.add(sequence(PolicyQualifierId.id_qt_cps, new DERIA5String(uri)));
            }
            ASN1ObjectIdentifier policy = Oids.of(Json.text(each, "CertPolicyId"));
            policies.add(
                    qualifiers.size() == 0 ? new DERSequence(policy) : sequence(policy, new DERSequence(qualifiers)));
        }
        return new DERSequence(policies);
    }

    private static DERSequence sequence(ASN1Encodable first, ASN1Encodable second) {
        return new DERSequence(new ASN1Encodable[] {first, second});
    }

    static Extension extension(ASN1ObjectIdentifier kind, boolean isCritical, ASN1Encodable value) {
        try {
            return new Extension(kind, isCritical, value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("an extension of ours is always encoded", e);
        }
    }
}
