package io.github.pcaconstrain.policy.name;

import java.util.List;
import java.util.Objects;

/**
 * A directory name as X.509 encodes it.
 *
 * @param rdns the relative names, most significant first (country before organisation before common name)
 * @param text the name for people (RFC 4514), regardless of its string types and order
 * @param exact the name in a notation that is parsed to the same octets; equal to the text for most names
 */
public record DistinguishedName(List<Rdn> rdns, String text, String exact) {
    public DistinguishedName {
        rdns = List.copyOf(rdns);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(exact, "exact");
    }

    /** A name whose text is exact. */
    public DistinguishedName(List<Rdn> rdns, String text) {
        this(rdns, text, text);
    }

    /** Whether it has no RDN, such as the subject of a certificate with only alternative names. */
    public boolean isEmpty() {
        return rdns.isEmpty();
    }

    /** Whether both are the same name according to RFC 5280, section 7.1. */
    public boolean matches(DistinguishedName other) {
        return key().equals(other.key());
    }

    /** A key that is equal for matching RDNs, for look-ups; not meant to be shown. */
    public String comparisonKey() {
        return String.join("\u0002", key());
    }

    /** A key that is equal for two names exactly if they match, for look-ups. */
    public List<String> key() {
        return rdns.stream().map(rdn -> RdnKey.of(rdn, Side.PERMITTED)).toList();
    }

    /** A relative distinguished name: a set of attributes, usually only one. */
    public record Rdn(List<Attribute> attributes) {
        public Rdn {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * One attribute.
     *
     * @param type its OID in dotted form
     * @param syntax how its value is encoded
     * @param value its characters; if the syntax is {@link Syntax#OTHER}, those before the first octet that cannot be
     *     read
     * @param encoded its value in DER, in hexadecimal
     */
    public record Attribute(String type, Syntax syntax, String value, String encoded) {
        public Attribute {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(syntax, "syntax");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(encoded, "encoded");
        }
    }

    /** How the value of an attribute is encoded. */
    public enum Syntax {
        UTF8,
        PRINTABLE,
        IA5,
        /** Text of a string type that RFC 5280, section 7.1, allows to be compared by its octets, such as BMPString. */
        LEGACY_TEXT,
        /** Not text, or text that cannot be read completely with certainty. */
        OTHER
    }
}
