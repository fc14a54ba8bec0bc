package io.github.pcaconstrain.encoding;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.AbstractX500NameStyle;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * The attribute names that can be used in directory names, and the string type of each value: the one that RFC 5280,
 * appendix A, prescribes (countryName, serialNumber and dnQualifier as PrintableString, domainComponent and
 * emailAddress as IA5String), otherwise UTF8String.
 *
 * <p>Bouncy Castle's own styles are unsuitable: one reads {@code SN} as serialNumber, although RFC 4519 defines it as
 * surname.
 */
final class AttributeStyle extends AbstractX500NameStyle {
    static final AttributeStyle INSTANCE = new AttributeStyle();

    private final Map<String, ASN1ObjectIdentifier> oids = new HashMap<>();
    private final Map<ASN1ObjectIdentifier, String> names = new HashMap<>();

    private AttributeStyle() {
        add(BCStyle.CN, "CN", "commonName");
        add(BCStyle.C, "C", "countryName");
        add(BCStyle.ST, "ST", "stateOrProvinceName", "S");
        add(BCStyle.L, "L", "localityName");
        add(BCStyle.STREET, "STREET", "streetAddress");
        add(BCStyle.O, "O", "organizationName");
        add(BCStyle.OU, "OU", "organizationalUnitName");
        add(BCStyle.DC, "DC", "domainComponent");
        add(BCStyle.UID, "UID", "userId");
        add(BCStyle.EmailAddress, "emailAddress", "E");
        add(BCStyle.SERIALNUMBER, "serialNumber");
        add(BCStyle.SURNAME, "SN", "surname");
        add(BCStyle.GIVENNAME, "givenName", "GN");
        add(BCStyle.INITIALS, "initials");
        add(BCStyle.GENERATION, "generationQualifier");
        add(BCStyle.T, "title");
        add(BCStyle.DN_QUALIFIER, "dnQualifier");
        add(BCStyle.PSEUDONYM, "pseudonym");
        add(BCStyle.BUSINESS_CATEGORY, "businessCategory");
        add(BCStyle.POSTAL_CODE, "postalCode");
        add(BCStyle.ORGANIZATION_IDENTIFIER, "organizationIdentifier");
        add(BCStyle.DESCRIPTION, "description");
    }

    private void add(ASN1ObjectIdentifier oid, String name, String... others) {
        names.put(oid, name);
        oids.put(name.toLowerCase(Locale.ROOT), oid);
        for (String other : others) {
            oids.put(other.toLowerCase(Locale.ROOT), oid);
        }
    }

    /** The attribute with a name or dotted OID. */
    Optional<ASN1ObjectIdentifier> attribute(String nameOrOid) {
        ASN1ObjectIdentifier known = oids.get(nameOrOid.toLowerCase(Locale.ROOT));
        return known != null ? Optional.of(known) : Optional.ofNullable(ASN1ObjectIdentifier.tryFromID(nameOrOid));
    }

    /** The name of an attribute in output, or its dotted OID if it has none. */
    String name(ASN1ObjectIdentifier attribute) {
        return names.getOrDefault(attribute, attribute.getId());
    }

    /**
     * {@inheritDoc} Bouncy Castle's own method drops every backslash at the start, and reads a single digit as nothing.
     */
    @Override
    public ASN1Encodable stringToValue(ASN1ObjectIdentifier attribute, String value) {
        return value.startsWith("#")
                ? hexValue(value.substring(1))
                : encodeStringValue(attribute, value.startsWith("\\#") ? value.substring(1) : value);
    }

    private static ASN1Encodable hexValue(String hex) {
        byte[] encoded = HexFormat.of().parseHex(hex);
        if (encoded.length == 0 || DerNesting.isTooDeep(encoded)) {
            throw new IllegalArgumentException("'#' must be followed by a value in DER, in hexadecimal");
        }
        try {
            return ASN1Primitive.fromByteArray(encoded);
        } catch (IOException e) {
            throw new IllegalArgumentException("'#' must be followed by a value in DER, in hexadecimal", e);
        }
    }

    @Override
    protected ASN1Encodable encodeStringValue(ASN1ObjectIdentifier attribute, String value) {
        if (attribute.equals(BCStyle.EmailAddress) || attribute.equals(BCStyle.DC)) {
            return new DERIA5String(value, true);
        }
        if (attribute.equals(BCStyle.C)
                || attribute.equals(BCStyle.SERIALNUMBER)
                || attribute.equals(BCStyle.DN_QUALIFIER)) {
            return new DERPrintableString(value, true);
        }
        return super.encodeStringValue(attribute, value);
    }

    @Override
    public ASN1ObjectIdentifier attrNameToOID(String name) {
        return attribute(name).orElseThrow(() -> new IllegalArgumentException("unknown attribute " + name));
    }

    @Override
    public RDN[] fromString(String text) {
        return IETFUtils.rDNsFromString(text, this);
    }

    @Override
    public String oidToDisplayName(ASN1ObjectIdentifier attribute) {
        return name(attribute);
    }

    @Override
    public String[] oidToAttrNames(ASN1ObjectIdentifier attribute) {
        return new String[] {name(attribute)};
    }

    @Override
    public String toString(X500Name name) {
        return DistinguishedNames.of(name).text();
    }
}
