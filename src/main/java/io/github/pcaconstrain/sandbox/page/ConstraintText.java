package io.github.pcaconstrain.sandbox.page;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * The name constraints of a certificate (RFC 5280, section 4.2.1.10) in readable form, decoded by Bouncy Castle.
 *
 * @param permitted the bases by type of name
 * @param excluded the bases by type of name
 * @param isCritical whether the extension is critical
 * @param isReadable whether the extension could be read; otherwise, the other components mean nothing
 */
record ConstraintText(
        Map<String, List<String>> permitted,
        Map<String, List<String>> excluded,
        boolean isCritical,
        boolean isReadable) {
    private static final int IPV4_BLOCK = 8;
    private static final int IPV6_BLOCK = 32;
    private static final int IPV6_GROUPS = 8;

    /** The constraints of a certificate; empty if it has none. */
    static Optional<ConstraintText> of(X509CertificateHolder certificate) {
        Extension extension = certificate.getExtension(Extension.nameConstraints);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            NameConstraints constraints = NameConstraints.getInstance(extension.getParsedValue());
            return Optional.of(new ConstraintText(
                    side(constraints.getPermittedSubtrees()),
                    side(constraints.getExcludedSubtrees()),
                    extension.isCritical(),
                    true));
        } catch (RuntimeException e) { // Bouncy Castle throws many kinds of exceptions
            return Optional.of(new ConstraintText(Map.of(), Map.of(), extension.isCritical(), false));
        }
    }

    private static Map<String, List<String>> side(GeneralSubtree @Nullable [] subtrees) {
        Map<String, List<String>> side = new LinkedHashMap<>();
        if (subtrees != null) {
            for (GeneralSubtree subtree : subtrees) {
                GeneralName base = subtree.getBase();
                side.computeIfAbsent(type(base), unused -> new ArrayList<>()).add(text(base));
            }
        }
        return side;
    }

    private static String type(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> "DNS";
            case GeneralName.iPAddress -> "IP";
            case GeneralName.rfc822Name -> "Email";
            case GeneralName.uniformResourceIdentifier -> "URI";
            case GeneralName.directoryName -> "Subject";
            default -> "Type [" + name.getTagNo() + "]";
        };
    }

    /** A name, or the base of a constraint. */
    static String text(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.iPAddress ->
                address(ASN1OctetString.getInstance(name.getName()).getOctets());
            case GeneralName.directoryName -> subject(X500Name.getInstance(name.getName()));
            default -> {
                String text = name.getName().toString();
                yield text.isEmpty() ? "\"\" (every name)" : text;
            }
        };
    }

    /** A subject name in the notation of RFC 4514, with the most general part last. */
    static String subject(X500Name name) {
        List<RDN> parts = new ArrayList<>(List.of(name.getRDNs()));
        Collections.reverse(parts);
        return new X500Name(parts.toArray(RDN[]::new)).toString();
    }

    /** What a subject is called: its most particular common name, or all of it where it has none. */
    static String name(X500Name subject) {
        return Arrays.stream(subject.getRDNs(BCStyle.CN))
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(BCStyle.CN))
                .map(AttributeTypeAndValue::getValue)
                .filter(ASN1String.class::isInstance)
                .map(value -> ((ASN1String) value).getString())
                .reduce((above, below) -> below)
                .orElseGet(() -> subject(subject));
    }

    private static String address(byte[] octets) {
        if (octets.length != IPV4_BLOCK && octets.length != IPV6_BLOCK) {
            return host(octets);
        }
        byte[] base = Arrays.copyOf(octets, octets.length / 2);
        byte[] mask = Arrays.copyOfRange(octets, octets.length / 2, octets.length);
        int prefix = 0;
        while (prefix < mask.length * Byte.SIZE && isSet(mask, prefix)) {
            prefix++;
        }
        for (int bit = prefix; bit < mask.length * Byte.SIZE; bit++) {
            if (isSet(mask, bit)) {
                return host(base) + "/" + host(mask);
            }
        }
        return host(base) + "/" + prefix;
    }

    private static boolean isSet(byte[] octets, int bit) {
        return (octets[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }

    private static String host(byte[] octets) {
        try {
            InetAddress address = InetAddress.getByAddress(octets);
            return octets.length == IPV4_BLOCK / 2 ? address.getHostAddress() : compressed(octets);
        } catch (UnknownHostException e) {
            return octets.length + " octets, not an address";
        }
    }

    /** RFC 5952: the longest run of at least two zero groups becomes two colons. */
    private static String compressed(byte[] octets) {
        int[] groups = new int[IPV6_GROUPS];
        for (int i = 0; i < IPV6_GROUPS; i++) {
            groups[i] = Byte.toUnsignedInt(octets[2 * i]) << Byte.SIZE | Byte.toUnsignedInt(octets[2 * i + 1]);
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < IPV6_GROUPS; i++) {
            int end = i;
            while (end < IPV6_GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < IPV6_GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.toString().endsWith(":") ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
