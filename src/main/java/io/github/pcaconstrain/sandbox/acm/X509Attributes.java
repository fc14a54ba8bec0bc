package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of SearchCertificates that come from the certificate itself. */
final class X509Attributes {
    private static final Map<ASN1ObjectIdentifier, String> MEMBERS = Map.ofEntries(
            Map.entry(BCStyle.CN, "CommonName"),
            Map.entry(BCStyle.C, "Country"),
            Map.entry(BCStyle.DN_QUALIFIER, "DistinguishedNameQualifier"),
            Map.entry(BCStyle.GENERATION, "GenerationQualifier"),
            Map.entry(BCStyle.GIVENNAME, "GivenName"),
            Map.entry(BCStyle.INITIALS, "Initials"),
            Map.entry(BCStyle.L, "Locality"),
            Map.entry(BCStyle.O, "Organization"),
            Map.entry(BCStyle.OU, "OrganizationalUnit"),
            Map.entry(BCStyle.PSEUDONYM, "Pseudonym"),
            Map.entry(BCStyle.SERIALNUMBER, "SerialNumber"),
            Map.entry(BCStyle.ST, "State"),
            Map.entry(BCStyle.SURNAME, "Surname"),
            Map.entry(BCStyle.T, "Title"));

    private X509Attributes() {}

    /** The fields of a certificate that is not issued yet: what was requested. */
    static ObjectNode of(ManagedCertificate certificate) {
        ObjectNode json = Json.object();
        json.putObject("Subject").put("CommonName", certificate.domainName());
        ArrayNode names = json.putArray("SubjectAlternativeNames");
        certificate.names().forEach(name -> names.addObject().put("DnsName", name));
        return json.put("KeyAlgorithm", certificate.keyAlgorithm());
    }

    /** The fields of an issued certificate. */
    static ObjectNode of(ManagedCertificate certificate, X509CertificateHolder body) {
        ObjectNode json = Json.object();
        json.set("Issuer", name(body.getIssuer()));
        json.set("Subject", name(body.getSubject()));
        ArrayNode names = json.putArray("SubjectAlternativeNames");
        GeneralNames alternatives = GeneralNames.fromExtensions(body.getExtensions(), Extension.subjectAlternativeName);
        if (alternatives != null) {
            for (GeneralName name : alternatives.getNames()) {
                name(name).ifPresent(names::add);
            }
        }
        Usages usages = Usages.of(body);
        ArrayNode purposes = json.putArray("ExtendedKeyUsages");
        usages.purposes().keySet().forEach(purposes::add);
        json.put("KeyAlgorithm", certificate.keyAlgorithm());
        ArrayNode keyUsages = json.putArray("KeyUsages");
        usages.keyUsages().forEach(keyUsages::add);
        json.put("SerialNumber", Descriptions.serial(body.getSerialNumber()));
        json.put("NotAfter", Json.timestamp(body.getNotAfter().toInstant()));
        json.put("NotBefore", Json.timestamp(body.getNotBefore().toInstant()));
        return json;
    }

    private static ObjectNode name(X500Name name) {
        ObjectNode json = Json.object();
        for (RDN rdn : name.getRDNs()) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                add(json, attribute.getType(), value(attribute.getValue()));
            }
        }
        return json;
    }

    private static String value(ASN1Encodable value) {
        return value instanceof ASN1String text ? text.getString() : IETFUtils.valueToString(value);
    }

    private static void add(ObjectNode json, ASN1ObjectIdentifier type, String value) {
        if (type.equals(BCStyle.DC)) {
            json.withArray("DomainComponents").add(value);
            return;
        }
        String member = MEMBERS.get(type);
        if (member != null && !json.has(member)) {
            json.put(member, value);
        } else {
            json.withArray("CustomAttributes")
                    .addObject()
                    .put("ObjectIdentifier", type.getId())
                    .put("Value", value);
        }
    }

    private static Optional<ObjectNode> name(GeneralName name) {
        ObjectNode json = Json.object();
        ASN1Encodable value = name.getName();
        switch (name.getTagNo()) {
            case GeneralName.dNSName -> json.put("DnsName", value(value));
            case GeneralName.rfc822Name -> json.put("Rfc822Name", value(value));
            case GeneralName.uniformResourceIdentifier -> json.put("UniformResourceIdentifier", value(value));
            case GeneralName.registeredID ->
                json.put("RegisteredId", ASN1ObjectIdentifier.getInstance(value).getId());
            case GeneralName.directoryName -> json.set("DirectoryName", name(X500Name.getInstance(value)));
            case GeneralName.iPAddress -> address(value).ifPresent(address -> json.put("IpAddress", address));
            case GeneralName.otherName -> {
                OtherName other = OtherName.getInstance(value);
                json.putObject("OtherName")
                        .put("ObjectIdentifier", other.getTypeID().getId())
                        .put("Value", value(other.getValue()));
            }
            default -> {
                // the API has no member for the others
            }
        }
        return json.isEmpty() ? Optional.empty() : Optional.of(json);
    }

    private static Optional<String> address(ASN1Encodable value) {
        try {
            return Optional.of(
                    InetAddress.getByAddress(ASN1OctetString.getInstance(value).getOctets())
                            .getHostAddress());
        } catch (UnknownHostException e) {
            return Optional.empty(); // the length of neither family
        }
    }
}
