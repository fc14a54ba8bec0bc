package io.github.pcaconstrain.sandbox.seed;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * Names and bases of constraints, as users write them: {@code www.example.com}, {@code dns:www.example.com},
 * {@code ip:10.0.0.0/8}, {@code email:}, {@code uri:}, {@code dn:}.
 */
final class SeedNames {
    /** What the keys of a policy call directoryName. */
    static final String DIRECTORY_NAME = "directoryName";

    private static final Map<String, Integer> TAGS = new LinkedHashMap<>();
    private static final Pattern PREFIXED = Pattern.compile("(dns|ip|email|uri|dn|directoryName):(.*)", Pattern.DOTALL);
    private static final String EXAMPLES = "write it as dns:www.example.com, ip:10.0.0.1, email:a@example.com,"
            + " uri:https://example.com/ or dn:O=Example,C=US";

    static {
        TAGS.put("dns", GeneralName.dNSName);
        TAGS.put("ip", GeneralName.iPAddress);
        TAGS.put("email", GeneralName.rfc822Name);
        TAGS.put("uri", GeneralName.uniformResourceIdentifier);
        TAGS.put(DIRECTORY_NAME, GeneralName.directoryName);
    }

    private SeedNames() {}

    /** The types of names that a policy has keys for. */
    static List<String> types() {
        return List.copyOf(TAGS.keySet());
    }

    /** A name for a certificate. */
    static GeneralName name(SeedNode node) {
        String text = Fields.text(node, "a name");
        Matcher matcher = PREFIXED.matcher(text);
        return matcher.matches()
                ? of(node.at(), type(matcher.group(1)), matcher.group(2), false)
                : of(node.at(), "dns", text, false);
    }

    /** A base of name constraints with its prefix; without one, it is a DNS name. */
    static GeneralName base(SeedNode node) {
        String text = Fields.text(node, "a constraint");
        Matcher matcher = PREFIXED.matcher(text);
        return matcher.matches()
                ? of(node.at(), type(matcher.group(1)), matcher.group(2), true)
                : of(node.at(), "dns", text, true);
    }

    /** A base of this type, with or without its prefix. */
    static GeneralName base(String type, SeedNode node) {
        String text = node instanceof SeedNode.Text given ? given.value().strip() : Fields.text(node, "a constraint");
        Matcher matcher = PREFIXED.matcher(text);
        boolean isSame = matcher.matches() && type(matcher.group(1)).equals(type);
        return of(node.at(), type, isSame ? matcher.group(2) : text, true);
    }

    private static String type(String prefix) {
        return prefix.equals("dn") ? DIRECTORY_NAME : prefix;
    }

    private static GeneralName of(Place at, String type, String text, boolean isBase) {
        if (type.equals("ip")) {
            return address(at, text, isBase);
        }
        if (type.equals(DIRECTORY_NAME)) {
            return new GeneralName(directoryName(at, text));
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw at.error(
                    "'" + text + "' has letters that a certificate cannot hold here",
                    "write an international name as its A-label, which starts with xn--");
        }
        boolean isOdd = text.chars().anyMatch(c -> c <= ' ' || c == ',') || (isBase && text.contains("*"));
        if (isOdd || (text.isEmpty() && !isBase)) {
            throw at.error("'" + text + "' is not a name", isBase ? "example.com covers all names below it" : EXAMPLES);
        }
        return new GeneralName(TAGS.getOrDefault(type, GeneralName.dNSName), text);
    }

    private static GeneralName address(Place at, String text, boolean isBase) {
        String[] parts = text.split("/", 2);
        boolean isBlock = parts.length == 2 && parts[1].matches("[0-9]{1,3}");
        byte[] octets = octets(parts[0]);
        if (octets.length == 0 || (parts.length == 2 && !(isBase && isBlock))) {
            throw at.error(
                    "'" + text + "' is not an IP address" + (isBase ? " or block" : ""),
                    isBase ? "write it as 10.0.0.0/8 or 2001:db8::/32" : EXAMPLES);
        }
        if (!isBase) {
            return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
        }
        int bits = octets.length * Byte.SIZE;
        int prefix = isBlock ? Integer.parseInt(parts[1]) : bits;
        if (prefix > bits) {
            throw at.error("'" + text + "' has a prefix of more than " + bits + " bits", "write it as 10.0.0.0/8");
        }
        byte[] mask = mask(prefix, octets.length);
        byte[] block = Arrays.copyOf(octets, octets.length * 2);
        for (int i = 0; i < octets.length; i++) {
            if ((octets[i] & ~mask[i]) != 0) {
                throw at.error(
                        "'" + text + "' has bits set after its prefix",
                        "write the first address of the block, or /" + bits + " for the one address");
            }
            block[octets.length + i] = mask[i];
        }
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(block));
    }

    /** None if it is not an address. This never queries a name server: that would take a letter after f, or no colon. */
    private static byte[] octets(String address) {
        try {
            return IPAddress.isValid(address) ? InetAddress.getByName(address).getAddress() : new byte[0];
        } catch (UnknownHostException lastGroupIsEmpty) {
            return new byte[0]; // Bouncy Castle calls 2001:db8:1: valid
        }
    }

    private static byte[] mask(int prefix, int length) {
        BigInteger ones = BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE);
        byte[] number = ones.shiftLeft(length * Byte.SIZE - prefix).toByteArray();
        byte[] mask = new byte[length];
        for (int i = 0; i < Math.min(length, number.length); i++) {
            mask[length - 1 - i] = number[number.length - 1 - i];
        }
        return mask;
    }

    /** In RFC 4514, the most general part is last. With slashes, the order is that of the certificate. */
    private static X500Name directoryName(Place at, String text) {
        try {
            boolean isInOrder = text.startsWith("/");
            X500Name name = new X500Name(isInOrder ? text.substring(1).replace('/', ',') : text);
            List<RDN> parts = new ArrayList<>(List.of(name.getRDNs()));
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("no parts");
            }
            if (!isInOrder) {
                Collections.reverse(parts);
            }
            return new X500Name(parts.toArray(RDN[]::new));
        } catch (IllegalArgumentException e) {
            throw at.error(
                    "'" + text + "' is not a distinguished name", "write it as O=Example,C=US or /C=US/O=Example");
        }
    }
}
