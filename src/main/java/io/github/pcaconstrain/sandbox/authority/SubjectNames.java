package io.github.pcaconstrain.sandbox.authority;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import tools.jackson.databind.JsonNode;

/**
 * Makes a distinguished name from the API's ASN1Subject.
 *
 * <p>Attributes are in the order of the API's documentation, each in its own RDN. As RFC 5280, appendix A.1, requires,
 * country, serial number and DN qualifier are PrintableString, email addresses and domain components are IA5String.
 * Everything else is UTF8String.
 */
public final class SubjectNames {
    private static final Map<String, ASN1ObjectIdentifier> ATTRIBUTES = new LinkedHashMap<>();
    private static final Set<ASN1ObjectIdentifier> PRINTABLE =
            Set.of(BCStyle.C, BCStyle.SERIALNUMBER, BCStyle.DN_QUALIFIER);
    private static final Set<ASN1ObjectIdentifier> IA5 = Set.of(BCStyle.EmailAddress, BCStyle.DC);

    static {
        ATTRIBUTES.put("Country", BCStyle.C);
        ATTRIBUTES.put("Organization", BCStyle.O);
        ATTRIBUTES.put("OrganizationalUnit", BCStyle.OU);
        ATTRIBUTES.put("DistinguishedNameQualifier", BCStyle.DN_QUALIFIER);
        ATTRIBUTES.put("State", BCStyle.ST);
        ATTRIBUTES.put("CommonName", BCStyle.CN);
        ATTRIBUTES.put("SerialNumber", BCStyle.SERIALNUMBER);
        ATTRIBUTES.put("Locality", BCStyle.L);
        ATTRIBUTES.put("Title", BCStyle.T);
        ATTRIBUTES.put("Surname", BCStyle.SURNAME);
        ATTRIBUTES.put("GivenName", BCStyle.GIVENNAME);
        ATTRIBUTES.put("Initials", BCStyle.INITIALS);
        ATTRIBUTES.put("Pseudonym", BCStyle.PSEUDONYM);
        ATTRIBUTES.put("GenerationQualifier", BCStyle.GENERATION);
    }

    private SubjectNames() {}

    /** The name. */
    public static X500Name of(JsonNode subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        ATTRIBUTES.forEach((member, type) -> {
            if (!Json.text(subject, member).isEmpty()) {
                name.addRDN(type, value(type, Json.text(subject, member)));
            }
        });
        boolean hasStandard = ATTRIBUTES.keySet().stream().anyMatch(member -> Json.has(subject, member));
        for (JsonNode custom : Json.member(subject, "CustomAttributes")) {
            if (hasStandard) {
                throw AwsError.of(
                        "InvalidArgsException", "Custom attributes cannot be combined with standard attributes");
            }
            ASN1ObjectIdentifier type = Oids.of(Json.text(custom, "ObjectIdentifier"));
            name.addRDN(type, value(type, Json.text(custom, "Value")));
        }
        return name.build();
    }

    private static ASN1Encodable value(ASN1ObjectIdentifier type, String text) {
        if (IA5.contains(type)) {
            return new DERIA5String(text);
        }
        return PRINTABLE.contains(type) && DERPrintableString.isPrintableString(text)
                ? new DERPrintableString(text)
                : new DERUTF8String(text);
    }
}
