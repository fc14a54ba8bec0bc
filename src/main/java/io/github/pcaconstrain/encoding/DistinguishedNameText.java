package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.name.DistinguishedName;
import io.github.pcaconstrain.policy.name.DistinguishedName.Syntax;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * Directory names as text, in two spellings.
 *
 * <ul> <li>{@code O=Acme,C=US}: RFC 4514, with the most significant RDN last. <li>{@code /C=US/O=Acme}: the order of
 *   the certificate; {@code \} escapes a slash or itself.
 * </ul>
 *
 * <p>What a constraint covers depends on the order, and tools print names in either order. So a text in the first
 * spelling that is evidently in the order of the second (a country before an organisation, com before example) is refused
 * rather than reversed. A value with another string type than the default one, with spaces at its ends or with invisible characters
 * is written as {@code #} and its DER in hexadecimal, so that parsing the text always returns the same bytes.
 */
final class DistinguishedNameText {
    /**
     * Values that Bouncy Castle misreads: it takes the backslash of one for an escape, and drops the space of the
     * other.
     */
    private static final Pattern MISREAD = Pattern.compile("=\\s*\\\\(\\\\#|# )");

    private static final Pattern RFC4514_ESCAPE = Pattern.compile("\\\\([ \"#+,;<=>\\\\]|[0-9A-Fa-f]{2})");
    private static final Pattern SLASHED_ESCAPE = Pattern.compile("\\\\.", Pattern.DOTALL);

    private DistinguishedNameText() {}

    /**
     * Parses a name in either spelling.
     *
     * @throws InvalidConstraintException if the text is not a name, or its order is in doubt
     */
    static DistinguishedName parse(String text) {
        if (text.isEmpty()) {
            return new DistinguishedName(List.of(), "");
        }
        if (hasStrayBackslash(text, text.startsWith("/") ? SLASHED_ESCAPE : RFC4514_ESCAPE)) {
            throw invalid(text, "it has a backslash that escapes nothing");
        }
        if (MISREAD.matcher(text).find()) {
            throw invalid(text, "write a value that starts with '\\\\#' or '\\# ' as '#' and its DER in hexadecimal");
        }
        List<RDN> rdns = text.startsWith("/") ? parseSlashed(text) : parseRfc4514(text);
        return DistinguishedNames.of(new X500Name(rdns.toArray(RDN[]::new)));
    }

    /** Writes RDNs, given with the most significant first, in a form from which {@link #parse} restores them. */
    static String exact(RDN[] rdns) {
        List<RDN> mostSignificantFirst = Arrays.asList(rdns);
        List<RDN> reversed = new ArrayList<>(mostSignificantFirst);
        Collections.reverse(reversed);
        return RdnOrder.isTypedInReverse(reversed)
                ? mostSignificantFirst.stream()
                        .map(rdn -> "/" + format(rdn, true))
                        .collect(Collectors.joining())
                : reversed.stream().map(rdn -> format(rdn, false)).collect(Collectors.joining(","));
    }

    /**
     * Writes RDNs for people: in the notation of RFC 4514, with text values of any string type as characters. Several
     * encodings can have the same text.
     */
    static String readable(RDN[] rdns) {
        StringBuilder text = new StringBuilder();
        for (int i = rdns.length - 1; i >= 0; i--) {
            text.append(text.length() == 0 ? "" : ",")
                    .append(Arrays.stream(rdns[i].getTypesAndValues())
                            .map(attribute ->
                                    AttributeStyle.INSTANCE.name(attribute.getType()) + "=" + readable(attribute))
                            .collect(Collectors.joining("+")));
        }
        return text.toString();
    }

    private static String readable(AttributeTypeAndValue attribute) {
        byte[] der = DistinguishedNames.der(attribute.getValue());
        AttributeText text = AttributeText.of(der);
        if (text.syntax() == Syntax.OTHER) {
            return "#" + HexFormat.of().formatHex(der);
        }
        String escaped =
                text.characters().isEmpty() ? "" : IETFUtils.valueToString(new DERUTF8String(text.characters()));
        return escaped.equals(PrintableText.printable(escaped)) ? escaped : withoutInvisible(escaped);
    }

    /** RFC 4514, section 2.4, allows any character to be written as its octets in UTF-8. */
    private static String withoutInvisible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (character.equals(PrintableText.printable(character))) {
                visible.append(character);
            } else {
                for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                    visible.append('\\').append(HexFormat.of().withUpperCase().toHexDigits(octet));
                }
            }
        });
        return visible.toString();
    }

    private static List<RDN> parseRfc4514(String text) {
        List<RDN> rdns;
        try {
            rdns = new ArrayList<>(Arrays.asList(AttributeStyle.INSTANCE.fromString(text)));
        } catch (RuntimeException e) {
            // Bouncy Castle throws several unchecked exceptions for a text that is not a name.
            throw invalid(text, "it is not a subject name: " + reason(e));
        }
        if (rdns.stream().anyMatch(rdn -> rdn.size() == 0)) {
            throw invalid(text, "it is not a subject name");
        }
        if (RdnOrder.isTypedInReverse(rdns)) {
            List<RDN> general = RdnOrder.mostGeneralFirst(rdns);
            throw new InvalidConstraintException(
                    "dn:" + PrintableText.printable(text),
                    "its most general part, " + format(general.get(0), false) + ", must come last (RFC 4514)",
                    "write dn:" + formatRfc4514(general) + ", or dn:" + formatSlashed(general)
                            + " in the order of the certificate");
        }
        Collections.reverse(rdns);
        return rdns;
    }

    private static String formatRfc4514(List<RDN> typed) {
        List<RDN> reversed = new ArrayList<>(typed);
        Collections.reverse(reversed);
        return reversed.stream().map(rdn -> format(rdn, false)).collect(Collectors.joining(","));
    }

    private static String formatSlashed(List<RDN> rdns) {
        return rdns.stream().map(rdn -> "/" + format(rdn, true)).collect(Collectors.joining());
    }

    private static List<RDN> parseSlashed(String text) {
        List<RDN> rdns = new ArrayList<>();
        for (String part : splitUnescaped(text, '/')) {
            List<AttributeTypeAndValue> attributes = new ArrayList<>();
            for (String attribute : splitUnescaped("+" + part, '+')) {
                attributes.add(parseAttribute(text, attribute));
            }
            rdns.add(new RDN(attributes.toArray(AttributeTypeAndValue[]::new)));
        }
        return rdns;
    }

    private static AttributeTypeAndValue parseAttribute(String text, String attribute) {
        int equals = attribute.indexOf('=');
        String name = equals < 0 ? attribute : attribute.substring(0, equals).strip();
        ASN1ObjectIdentifier type = AttributeStyle.INSTANCE
                .attribute(name)
                .filter(known -> equals > 0)
                .orElseThrow(() -> invalid(text, "'" + PrintableText.printable(name) + "' is not an attribute"));
        try {
            return new AttributeTypeAndValue(
                    type, AttributeStyle.INSTANCE.stringToValue(type, unescape(attribute.substring(equals + 1))));
        } catch (RuntimeException e) {
            throw invalid(text, "its " + name + " is wrong: " + reason(e));
        }
    }

    /** Splits a text that starts with the separator; a backslash keeps the character after it. */
    private static List<String> splitUnescaped(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
                if (c == '\\' && i + 1 < text.length()) {
                    part.append(text.charAt(++i));
                }
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unescape(String value) {
        // AttributeStyle handles a leading "\#" itself: without the backslash, the value would be hexadecimal.
        return (value.startsWith("\\#") ? "\\" : "") + value.replaceAll("(?s)\\\\(.)", "$1");
    }

    private static boolean hasStrayBackslash(String text, Pattern escape) {
        return escape.matcher(text).replaceAll("").contains("\\");
    }

    private static String format(RDN rdn, boolean slashed) {
        return Arrays.stream(rdn.getTypesAndValues())
                .map(attribute -> AttributeStyle.INSTANCE.name(attribute.getType()) + "=" + value(attribute, slashed))
                .collect(Collectors.joining("+"));
    }

    private static String value(AttributeTypeAndValue attribute, boolean slashed) {
        ASN1Encodable value = attribute.getValue();
        byte[] der = DistinguishedNames.der(value);
        AttributeText text = AttributeText.of(der);
        if (text.syntax() == Syntax.OTHER || !isOwnChoice(attribute, text.characters())) {
            return "#" + HexFormat.of().formatHex(der);
        }
        return slashed ? text.characters().replaceAll("[\\\\/+]|^#", "\\\\$0") : IETFUtils.valueToString(value);
    }

    private static boolean isOwnChoice(AttributeTypeAndValue attribute, String text) {
        try {
            ASN1Encodable own = AttributeStyle.INSTANCE.encodeStringValue(attribute.getType(), text);
            return !text.isEmpty()
                    && text.equals(text.strip())
                    && text.equals(PrintableText.printable(text))
                    && !text.startsWith("# ")
                    && !text.contains("\\#")
                    && own.toASN1Primitive().equals(attribute.getValue().toASN1Primitive());
        } catch (IllegalArgumentException notOfThatType) {
            return false;
        }
    }

    private static String reason(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() || message.contains("badly formatted")
                ? "a part of it is not TYPE=VALUE"
                : PrintableText.printable(message);
    }

    private static InvalidConstraintException invalid(String text, String problem) {
        return new InvalidConstraintException(
                "dn:" + PrintableText.printable(text),
                problem,
                ConstraintHint.DIRECTORY_NAME
                        + (text.indexOf(',') >= 0 ? "; it extends to the end of the value, past every comma" : ""));
    }
}
