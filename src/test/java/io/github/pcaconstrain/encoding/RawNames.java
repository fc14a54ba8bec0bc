package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERGeneralString;
import org.bouncycastle.asn1.DERGraphicString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERNumericString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.DERVideotexString;
import org.bouncycastle.asn1.DERVisibleString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The notation of the test tables, turned into DER with no check and without the code under test, so that constraints
 * and names that break every rule can be written down.
 *
 * <pre>
 * permit example.com; exclude ip:10.0.0.0/8 max=5        one CA
 * permit example.com > permit a.example.com              two CAs, the higher first; "-" is a CA without constraints
 * nothing; permit nothing                                an empty SEQUENCE; an empty list of subtrees
 * ip:10.0.0.0/255.0.255.0   ip:#0a00   dn:/C=US/O=printable(ACME)+OU=bmp(x)   otherName:1.2.3   registeredID:1.2.3
 * </pre>
 */
public final class RawNames {
    private RawNames() {}

    /** The CAs of a chain, the highest first; those without constraints are left out. */
    public static List<CaConstraints> chain(String notation) {
        String[] cas = notation.split(" > ", -1);
        List<CaConstraints> chain = new ArrayList<>();
        for (int i = 0; i < cas.length; i++) {
            if (!cas[i].equals("-")) {
                chain.add(NameConstraintsDer.decode(extension(cas[i]), true).of("CA" + (i + 1)));
            }
        }
        return chain;
    }

    /** The NameConstraints of one CA in DER. */
    public static byte[] extension(String notation) {
        Map<Integer, ASN1EncodableVector> lists = new TreeMap<>();
        for (String entry : notation.split("; ?", -1)) {
            if (!entry.equals("nothing")) {
                int tag = entry.startsWith("permit ") ? 0 : 1;
                addSubtree(
                        lists.computeIfAbsent(tag, added -> new ASN1EncodableVector()),
                        entry.substring(entry.indexOf(' ') + 1));
            }
        }
        ASN1EncodableVector fields = new ASN1EncodableVector();
        lists.forEach((tag, list) -> fields.add(new DERTaggedObject(false, tag, new DERSequence(list))));
        return DistinguishedNames.der(new DERSequence(fields));
    }

    private static void addSubtree(ASN1EncodableVector list, String entry) {
        if (entry.equals("nothing")) {
            return;
        }
        String[] words = entry.split(" (?=min=|max=)", -1);
        ASN1EncodableVector subtree = new ASN1EncodableVector();
        subtree.add(generalName(words[0]));
        for (int i = 1; i < words.length; i++) {
            int tag = words[i].startsWith("min") ? 0 : 1;
            subtree.add(new DERTaggedObject(false, tag, new ASN1Integer(new BigInteger(words[i].substring(4)))));
        }
        list.add(new DERSequence(subtree));
    }

    /** The name as the decoder hands it on. */
    public static PresentedName presented(String text) {
        try {
            ASN1Primitive parsed = ASN1Primitive.fromByteArray(generalName(text).getEncoded());
            return GeneralNames.decodeName((ASN1TaggedObject) parsed).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GeneralName; an address without a prefix has 4 or 16 octets. */
    public static GeneralName generalName(String text) {
        int colon = text.indexOf(':');
        String form = colon < 0 ? "dns" : text.substring(0, colon);
        String value = text.substring(colon + 1);
        return switch (form) {
            case "email" -> textName(GeneralName.rfc822Name, value);
            case "uri" -> textName(GeneralName.uniformResourceIdentifier, value);
            case "ip" -> new GeneralName(GeneralName.iPAddress, new DEROctetString(ip(value)));
            case "dn" -> new GeneralName(dn(value));
            case "registeredID" -> new GeneralName(GeneralName.registeredID, new ASN1ObjectIdentifier(value));
            case "otherName" ->
                new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {
                    new ASN1ObjectIdentifier(value), new DERTaggedObject(true, 0, DERNull.INSTANCE)
                }));
            case "dns" -> textName(GeneralName.dNSName, value);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** An otherName of the type SmtpUTF8Mailbox (RFC 9598). */
    public static GeneralName smtpUtf8Mailbox(String mailbox) {
        ASN1ObjectIdentifier type = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");
        ASN1Encodable value = new DERTaggedObject(true, 0, new DERUTF8String(mailbox));
        return new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {type, value}));
    }

    private static GeneralName textName(int tag, String value) {
        return new GeneralName(tag, new DERIA5String(value, false));
    }

    private static byte[] ip(String value) {
        if (value.startsWith("#")) {
            return HexFormat.of().parseHex(value.substring(1));
        }
        int slash = value.indexOf('/');
        byte[] address = address(slash < 0 ? value : value.substring(0, slash));
        if (slash < 0) {
            return address;
        }
        String mask = value.substring(slash + 1);
        byte[] both = Arrays.copyOf(address, 2 * address.length);
        byte[] ones = mask.matches("\\d+") ? ones(Integer.parseInt(mask), address.length) : address(mask);
        System.arraycopy(ones, 0, both, address.length, address.length);
        return both;
    }

    private static byte[] ones(int prefix, int octets) {
        byte[] mask = new byte[octets];
        for (int i = 0; i < prefix; i++) {
            mask[i / 8] |= (byte) (0x80 >>> (i % 8));
        }
        return mask;
    }

    // An IPv4-mapped address comes back as IPv4 from the JDK; our own parser is under test elsewhere.
    private static byte[] address(String text) {
        try {
            return text.toLowerCase(Locale.ROOT).contains("::ffff:")
                    ? IpAddress.parse(text).orElseThrow().octets()
                    : InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A name in the order of the certificate: {@code /C=US/O=Acme}. */
    public static X500Name dn(String text) {
        List<RDN> rdns = new ArrayList<>();
        for (String rdn : text.split("/", -1)) {
            if (!rdn.isEmpty()) {
                rdns.add(new RDN(Arrays.stream(rdn.split("\\+", -1))
                        .map(RawNames::attribute)
                        .toArray(AttributeTypeAndValue[]::new)));
            }
        }
        return new X500Name(rdns.toArray(RDN[]::new));
    }

    private static ASN1Primitive parsed(String hex) {
        try {
            return ASN1Primitive.fromByteArray(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AttributeTypeAndValue attribute(String text) {
        int equals = text.indexOf('=');
        ASN1ObjectIdentifier type = BCStyle.INSTANCE.attrNameToOID(text.substring(0, equals));
        String value = text.substring(equals + 1);
        int open = value.indexOf('(');
        String inner = (open < 0 ? value : value.substring(open + 1, value.length() - 1)).translateEscapes();
        return new AttributeTypeAndValue(
                type,
                switch (open < 0 ? "utf8" : value.substring(0, open)) {
                    case "printable" -> new DERPrintableString(inner);
                    case "teletex" -> new DERT61String(inner);
                    case "bmp" -> new DERBMPString(inner);
                    case "ia5" -> new DERIA5String(inner);
                    case "numeric" -> new DERNumericString(inner);
                    case "visible" -> new DERVisibleString(inner);
                    case "general" -> new DERGeneralString(inner);
                    case "graphic" -> new DERGraphicString(inner.getBytes(StandardCharsets.ISO_8859_1));
                    case "videotex" -> new DERVideotexString(inner.getBytes(StandardCharsets.ISO_8859_1));
                    case "universal" -> new DERUniversalString(inner.getBytes(Charset.forName("UTF-32BE")));
                    case "der" -> parsed(inner);
                    case "utf8" -> new DERUTF8String(inner);
                    default -> throw new IllegalArgumentException(text);
                });
    }
}
