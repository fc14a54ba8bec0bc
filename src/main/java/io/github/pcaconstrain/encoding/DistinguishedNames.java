package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Attribute;
import io.github.pcaconstrain.policy.name.DistinguishedName.Rdn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/** Converts directory names between Bouncy Castle's classes and the model. */
public final class DistinguishedNames {
    private DistinguishedNames() {}

    /** Converts a name to the model. */
    public static DistinguishedName of(X500Name name) {
        RDN[] rdns = name.getRDNs();
        return new DistinguishedName(
                Arrays.stream(rdns).map(DistinguishedNames::rdn).toList(),
                DistinguishedNameText.readable(rdns),
                DistinguishedNameText.exact(rdns));
    }

    /** Converts a name to Bouncy Castle's class; the inverse of {@link #of}. */
    public static X500Name toX500Name(DistinguishedName name) {
        return new X500Name(name.rdns().stream().map(DistinguishedNames::toRdn).toArray(RDN[]::new));
    }

    /**
     * The name that consists of the first RDNs of another.
     *
     * @param rdns how many
     */
    public static DistinguishedName start(DistinguishedName name, int rdns) {
        return of(new X500Name(
                name.rdns().stream().limit(rdns).map(DistinguishedNames::toRdn).toArray(RDN[]::new)));
    }

    private static Rdn rdn(RDN rdn) {
        return new Rdn(Arrays.stream(rdn.getTypesAndValues())
                .map(DistinguishedNames::attribute)
                .toList());
    }

    private static Attribute attribute(AttributeTypeAndValue attribute) {
        byte[] encoded = der(attribute.getValue());
        AttributeText text = AttributeText.of(encoded);
        return new Attribute(
                attribute.getType().getId(),
                text.syntax(),
                text.characters(),
                HexFormat.of().formatHex(encoded));
    }

    private static RDN toRdn(Rdn rdn) {
        List<AttributeTypeAndValue> attributes =
                rdn.attributes().stream().map(DistinguishedNames::toAttribute).toList();
        return new RDN(attributes.toArray(AttributeTypeAndValue[]::new));
    }

    private static AttributeTypeAndValue toAttribute(Attribute attribute) {
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(HexFormat.of().parseHex(attribute.encoded()));
            return new AttributeTypeAndValue(new ASN1ObjectIdentifier(attribute.type()), value);
        } catch (IOException e) {
            throw new IllegalStateException("an attribute that is not DER: " + attribute, e);
        }
    }

    static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
