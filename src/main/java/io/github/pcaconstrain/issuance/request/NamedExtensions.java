package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.issuance.request.RequestedExtensions.Expected;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyQualifierId;

/**
 * The members of the API's type Extensions that describe an extension instead of giving its octets, and the
 * corresponding octets (RFC 5280, section 4.2.1).
 */
public final class NamedExtensions {
    static final String KEY_USAGE = "KeyUsage";

    private static final String EXTENDED_KEY_USAGE = "ExtendedKeyUsage";
    private static final String POLICIES = "CertificatePolicies";
    private static final String NAMES = "SubjectAlternativeNames";
    private static final String PURPOSE_TYPE = "ExtendedKeyUsageType";
    private static final String PURPOSE_OID = "ExtendedKeyUsageObjectIdentifier";
    private static final String QUALIFIERS = "PolicyQualifiers";
    private static final String POLICY_OID = "CertPolicyId";

    /** The values of the API's type ExtendedKeyUsageType. */
    private static final Map<String, String> PURPOSES = Map.of(
            "SERVER_AUTH", "1.3.6.1.5.5.7.3.1",
            "CLIENT_AUTH", "1.3.6.1.5.5.7.3.2",
            "CODE_SIGNING", "1.3.6.1.5.5.7.3.3",
            "EMAIL_PROTECTION", "1.3.6.1.5.5.7.3.4",
            "TIME_STAMPING", "1.3.6.1.5.5.7.3.8",
            "OCSP_SIGNING", "1.3.6.1.5.5.7.3.9",
            "SMART_CARD_LOGIN", "1.3.6.1.4.1.311.20.2.2",
            "DOCUMENT_SIGNING", "1.3.6.1.5.5.7.3.36",
            "CERTIFICATE_TRANSPARENCY", "1.3.6.1.4.1.11129.2.4.4");

    private NamedExtensions() {}

    /** The names of the members. */
    static Set<String> members() {
        return Set.of(KEY_USAGE, EXTENDED_KEY_USAGE, POLICIES, NAMES);
    }

    /** Reads the members that are present. */
    static List<Expected> read(ApiObject extensions) {
        List<Expected> expected = new ArrayList<>();
        extensions.find(POLICIES).ifPresent(unused -> expected.add(policies(extensions.objects(POLICIES))));
        extensions
                .find(EXTENDED_KEY_USAGE)
                .ifPresent(unused -> expected.add(purposes(extensions.objects(EXTENDED_KEY_USAGE))));
        extensions.find(KEY_USAGE).ifPresent(unused -> expected.add(keyUsage(bits(extensions.object(KEY_USAGE)))));
        extensions.find(NAMES).ifPresent(unused -> expected.add(names(extensions.objects(NAMES))));
        return expected;
    }

    public static Expected keyUsage(Collection<KeyUsageBit> bits) {
        return expected(CertificateExtension.KEY_USAGE, KeyUsageBit.encode(bits));
    }

    static Map<String, Object> keyUsageMembers(Collection<KeyUsageBit> bits) {
        Map<String, Object> members = new LinkedHashMap<>();
        bits.stream().sorted().forEach(bit -> members.put(bit.member(), true));
        return members;
    }

    /** The name of a purpose in the API; its object identifier where it has none. */
    static String purpose(String oid) {
        return PURPOSES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(oid))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(oid);
    }

    private static Set<KeyUsageBit> bits(ApiObject usage) {
        Set<String> known = new TreeSet<>();
        Set<KeyUsageBit> bits = new TreeSet<>();
        for (KeyUsageBit bit : KeyUsageBit.values()) {
            known.add(bit.member());
            if (usage.flag(bit.member())) {
                bits.add(bit);
            }
        }
        usage.requireOnly(known);
        if (bits.isEmpty()) {
            // RFC 5280, section 4.2.1.3: at least one bit is set.
            throw usage.wrong("it sets no bit", "set KeyCertSign and CRLSign, which a CA needs");
        }
        return bits;
    }

    private static Expected purposes(List<ApiObject> items) {
        List<KeyPurposeId> purposes = new ArrayList<>();
        for (ApiObject item : items) {
            item.requireOneOf(Set.of(PURPOSE_TYPE, PURPOSE_OID));
            String oid = item.find(PURPOSE_OID).isPresent() ? item.oid(PURPOSE_OID) : type(item);
            purposes.add(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)));
        }
        return expected(
                CertificateExtension.EXTENDED_KEY_USAGE, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
    }

    private static String type(ApiObject item) {
        String name = item.text(PURPOSE_TYPE);
        String oid = PURPOSES.get(name);
        if (oid == null) {
            throw item.wrong(
                    PURPOSE_TYPE + " is '" + name + "'",
                    "give one of " + String.join(", ", new TreeSet<>(PURPOSES.keySet())));
        }
        return oid;
    }

    private static Expected policies(List<ApiObject> items) {
        ASN1EncodableVector policies = new ASN1EncodableVector();
        for (ApiObject item : items) {
            item.requireOnly(Set.of(POLICY_OID, QUALIFIERS));
            ASN1EncodableVector qualifiers = new ASN1EncodableVector();
            if (item.find(QUALIFIERS).isPresent()) {
                item.objects(QUALIFIERS).forEach(qualifier -> qualifiers.add(qualifier(qualifier)));
            }
            ASN1ObjectIdentifier policy = new ASN1ObjectIdentifier(item.oid(POLICY_OID));
            policies.add(qualifiers.size() == 0 ? new DERSequence(policy) : pair(policy, new DERSequence(qualifiers)));
        }
        return expected(CertificateExtension.CERTIFICATE_POLICIES, new DERSequence(policies));
    }

    private static DERSequence qualifier(ApiObject qualifier) {
        qualifier.requireOnly(Set.of("PolicyQualifierId", "Qualifier"));
        if (!qualifier.text("PolicyQualifierId").equals("CPS")) {
            throw qualifier.wrong("PolicyQualifierId is not CPS", "give CPS, the only one that AWS accepts");
        }
        ApiObject value = qualifier.object("Qualifier");
        value.requireOnly(Set.of("CpsUri"));
        return pair(PolicyQualifierId.id_qt_cps, value.ia5("CpsUri"));
    }

    private static DERSequence pair(ASN1Encodable first, ASN1Encodable second) {
        return new DERSequence(new ASN1Encodable[] {first, second});
    }

    private static Expected names(List<ApiObject> items) {
        GeneralName[] names = items.stream().map(NamedExtensions::name).toArray(GeneralName[]::new);
        return expected(CertificateExtension.SUBJECT_ALTERNATIVE_NAME, new GeneralNames(names));
    }

    private static GeneralName name(ApiObject name) {
        for (String form : List.of("OtherName", "EdiPartyName", "DirectoryName")) {
            if (name.find(form).isPresent()) {
                throw name.wrong(
                        form
                                + " is not supported: AWS does not document how it encodes it, so the certificate"
                                + " could not be checked",
                        "leave it out");
            }
        }
        name.requireOneOf(Set.of("DnsName", "Rfc822Name", "UniformResourceIdentifier", "IpAddress", "RegisteredId"));
        if (name.find("DnsName").isPresent()) {
            return new GeneralName(GeneralName.dNSName, name.ia5("DnsName"));
        }
        if (name.find("Rfc822Name").isPresent()) {
            return new GeneralName(GeneralName.rfc822Name, name.ia5("Rfc822Name"));
        }
        if (name.find("UniformResourceIdentifier").isPresent()) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, name.ia5("UniformResourceIdentifier"));
        }
        if (name.find("RegisteredId").isPresent()) {
            return new GeneralName(GeneralName.registeredID, new ASN1ObjectIdentifier(name.oid("RegisteredId")));
        }
        String address = name.text("IpAddress");
        IpAddress parsed = IpAddress.parse(address)
                .orElseThrow(() -> name.wrong("IpAddress is '" + address + "'", "give an IPv4 or IPv6 address"));
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(parsed.octets()));
    }

    private static Expected expected(String oid, ASN1Encodable value) {
        try {
            byte[] der = value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            return new Expected(oid, HexFormat.of().formatHex(der), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
