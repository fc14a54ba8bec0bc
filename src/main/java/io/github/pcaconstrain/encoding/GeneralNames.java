package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.policy.DirectoryNameBase;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.EmailBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.OpaqueBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.PresentedName;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Reads and writes GeneralName, both as the base of a subtree and as a presented name. The two have the same ASN.1 but
 * different meanings.
 *
 * <pre>
 * GeneralName ::= CHOICE {
 *      otherName                       [0]     OtherName,
 *      rfc822Name                      [1]     IA5String,
 *      dNSName                         [2]     IA5String,
 *      x400Address                     [3]     ORAddress,
 *      directoryName                   [4]     Name,
 *      ediPartyName                    [5]     EDIPartyName,
 *      uniformResourceIdentifier       [6]     IA5String,
 *      iPAddress                       [7]     OCTET STRING,
 *      registeredID                    [8]     OBJECT IDENTIFIER }
 * </pre>
 *
 * <p>RFC 5280, section 4.2.1.6 and appendix A.2 (implicit tags, but Name is a CHOICE and so explicit).
 */
public final class GeneralNames {
    private GeneralNames() {}

    /** Encodes a base. */
    static ASN1Encodable encode(SubtreeBase base) {
        if (base instanceof IpBase ip) {
            return ipAddress(ip);
        }
        if (base instanceof DirectoryNameBase directory) {
            return new DERTaggedObject(true, base.form().tag(), DistinguishedNames.toX500Name(directory.name()));
        }
        if (base instanceof OpaqueBase opaque) {
            return parse(opaque.encoded());
        }
        if (base instanceof MalformedBase malformed) {
            return parse(malformed.encoded());
        }
        return new DERTaggedObject(false, base.form().tag(), new DERIA5String(base.value(), true));
    }

    /** Decodes a base; empty if the tag is not one of GeneralName. */
    static Optional<SubtreeBase> decodeBase(ASN1TaggedObject name) {
        return form(name).map(form -> {
            try {
                return decodeBase(form, name);
            } catch (RuntimeException e) {
                return malformed(form, name, "", Flaw.syntax("it cannot be read: " + e.getMessage()));
            }
        });
    }

    /** Decodes a presented name; empty if the tag is not one of GeneralName. */
    public static Optional<PresentedName> decodeName(ASN1TaggedObject name) {
        return form(name).map(form -> {
            try {
                return decodeName(form, name);
            } catch (RuntimeException e) {
                return new PresentedName.Malformed(form, hex(name), "it cannot be read: " + e.getMessage());
            }
        });
    }

    private static Optional<NameForm> form(ASN1TaggedObject name) {
        return name.hasContextTag() ? NameForm.ofTag(name.getTagNo()) : Optional.empty();
    }

    private static SubtreeBase decodeBase(NameForm form, ASN1TaggedObject name) {
        return switch (form) {
            case DNS -> textBase(form, name, DnsBase::flaw, DnsBase::new);
            case EMAIL -> textBase(form, name, EmailBase::flaw, EmailBase::new);
            case URI -> textBase(form, name, UriBase::flaw, UriBase::new);
            case IP -> ipBase(name);
            case DIRECTORY_NAME -> new DirectoryNameBase(directoryName(name));
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID ->
                new OpaqueBase(form, describe(form, name), hex(name));
        };
    }

    private static PresentedName decodeName(NameForm form, ASN1TaggedObject name) {
        return switch (form) {
            case DNS -> textName(form, name, PresentedName.Dns::new);
            case EMAIL -> textName(form, name, PresentedName.Email::new);
            case URI -> textName(form, name, PresentedName.Uri::new);
            case IP -> ipName(name);
            case DIRECTORY_NAME -> new PresentedName.Directory(directoryName(name));
            case OTHER_NAME, X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID ->
                new PresentedName.Opaque(form, describe(form, name));
        };
    }

    private static SubtreeBase textBase(
            NameForm form,
            ASN1TaggedObject name,
            Function<String, Optional<Flaw>> flawOf,
            Function<String, SubtreeBase> constructor) {
        String text = ia5(name);
        Optional<Flaw> flaw = flawOf.apply(text);
        return flaw.isPresent()
                ? malformed(form, name, PrintableText.printable(text), flaw.get())
                : constructor.apply(text);
    }

    private static PresentedName textName(
            NameForm form, ASN1TaggedObject name, Function<String, PresentedName> constructor) {
        String text = ia5(name);
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii
                ? constructor.apply(text)
                : new PresentedName.Malformed(form, text, "it has an octet beyond ASCII");
    }

    private static SubtreeBase ipBase(ASN1TaggedObject name) {
        byte[] octets = ASN1OctetString.getInstance(name, false).getOctets();
        String shown = HexFormat.of().formatHex(octets);
        int half = octets.length / 2;
        if (octets.length % 2 != 0 || IpFamily.ofLength(half).isEmpty()) {
            return malformed(
                    NameForm.IP,
                    name,
                    octets.length == 0 ? "(empty)" : shown,
                    new Flaw(
                            Flaw.Kind.ADDRESS_LENGTH,
                            "an address and mask of " + Counted.of(octets.length, "octet") + ", not 8 or 32"));
        }
        OptionalInt prefix = NetworkMask.prefix(Arrays.copyOfRange(octets, half, octets.length));
        return prefix.isPresent()
                ? new IpBase(IpAddress.of(Arrays.copyOf(octets, half)), prefix.getAsInt())
                : malformed(NameForm.IP, name, shown, new Flaw(Flaw.Kind.ADDRESS_MASK, "a mask that is not a prefix"));
    }

    private static PresentedName ipName(ASN1TaggedObject name) {
        byte[] octets = ASN1OctetString.getInstance(name, false).getOctets();
        return IpFamily.ofLength(octets.length).isPresent()
                ? new PresentedName.Ip(IpAddress.of(octets))
                : new PresentedName.Malformed(
                        NameForm.IP,
                        HexFormat.of().formatHex(octets),
                        "an address of " + Counted.of(octets.length, "octet") + ", not 4 or 16");
    }

    private static io.github.pcaconstrain.policy.name.DistinguishedName directoryName(ASN1TaggedObject name) {
        X500Name read = X500Name.getInstance(name, true);
        if (Arrays.stream(read.getRDNs()).anyMatch(rdn -> rdn.size() == 0)) {
            throw new IllegalArgumentException("an RDN without attributes");
        }
        return DistinguishedNames.of(read);
    }

    // Not ASN1IA5String: a non-ASCII octet must be noticed and refused, not lost in a conversion.
    private static String ia5(ASN1TaggedObject name) {
        byte[] octets = ASN1OctetString.getInstance(name, false).getOctets();
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static String describe(NameForm form, ASN1TaggedObject name) {
        return switch (form) {
            case OTHER_NAME -> {
                ASN1Sequence other = ASN1Sequence.getInstance(name, false);
                ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(other.getObjectAt(0));
                yield type.getId() + " " + HexFormat.of().formatHex(DistinguishedNames.der(other.getObjectAt(1)));
            }
            case REGISTERED_ID -> ASN1ObjectIdentifier.getInstance(name, false).getId();
            default -> hex(name);
        };
    }

    private static MalformedBase malformed(NameForm form, ASN1TaggedObject name, String value, Flaw flaw) {
        return new MalformedBase(form, value.isEmpty() ? hex(name) : value, flaw, hex(name));
    }

    private static ASN1Encodable ipAddress(IpBase base) {
        byte[] address = base.address().octets();
        byte[] both = Arrays.copyOf(address, 2 * address.length);
        System.arraycopy(NetworkMask.of(base.prefix(), address.length), 0, both, address.length, address.length);
        return new DERTaggedObject(false, NameForm.IP.tag(), new DEROctetString(both));
    }

    private static String hex(ASN1Encodable name) {
        return HexFormat.of().formatHex(DistinguishedNames.der(name));
    }

    private static ASN1Primitive parse(String hex) {
        try {
            return ASN1Primitive.fromByteArray(HexFormat.of().parseHex(hex));
        } catch (IOException e) {
            throw new IllegalStateException("a name that is not DER: " + hex, e);
        }
    }
}
