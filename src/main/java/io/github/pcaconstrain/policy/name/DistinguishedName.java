package io.github.pcaconstrain.policy.name;

import java.util.List;
import java.util.Objects;

/**
 * A directory name as X.509 encodes it.
 *
 * @param rdns the relative names, most significant first (country before organisation before common name)
 * @param text the name as a person reads it (RFC 4514), whatever its string types and order are
 * @param exact the name as the tool reads it back to the same octets; the same text for most names
 */
public record DistinguishedName(List<Rdn> rdns, String text, String exact) {
    public DistinguishedName {
        rdns = List.copyOf(rdns);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(exact, "exact");
    }

    /** A name whose text leads back to it. */
    public DistinguishedName(List<Rdn> rdns, String text) {
        this(rdns, text, text);
    }

    /** Whether it has no RDN, as the subject of a certificate that has only alternative names. */
    public boolean isEmpty() {
        return rdns.isEmpty();
    }

    /** Whether both are the same name by the comparison of RFC 5280, section 7.1. */
    public boolean matches(DistinguishedName other) {
        return key().equals(other.key());
    }

    /** Equal for names that match, so that many can be looked up by it; for no reader's eyes. */
    public String comparisonKey() {
        return String.join("\u0002", key());
    }

    /** Equal for two names exactly if they match, so that many names can be looked up by it. */
    public List<String> key() {
        return rdns.stream().map(rdn -> RdnKey.of(rdn, Side.PERMITTED)).toList();
    }

    /** One relative distinguished name: a set of attributes, most often one. */
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
     * @param value its characters; where the syntax is {@link Syntax#OTHER}, those that can be read before the first octet that
     *     cannot
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
        /** Text of a string type that RFC 5280, section 7.1, lets be compared by its octets, such as BMPString. */
        LEGACY_TEXT,
        /** No text, or text that cannot be read to its end with certainty. */
        OTHER
    }
}
