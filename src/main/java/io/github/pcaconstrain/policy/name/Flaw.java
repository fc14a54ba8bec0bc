package io.github.pcaconstrain.policy.name;

import java.util.Objects;

/**
 * What is wrong with a name or the base of a constraint. Where several things are, it is the first that was found.
 *
 * @param kind what kind of flaw it is
 * @param words the same for a reader, with what was found: in lower case without a period
 */
public record Flaw(Kind kind, String words) {
    /** The kinds that somebody tells apart. */
    public enum Kind {
        /** A character that is none of printable ASCII. */
        NOT_ASCII,
        /** A star. */
        WILDCARD,
        /** A blank. */
        BLANK,
        /** A dot at the end. */
        TRAILING_DOT,
        /** A host, or a label of one, that is too long. */
        TOO_LONG,
        /** An address that has not as many octets as its form demands. */
        ADDRESS_LENGTH,
        /** A mask that is no prefix. */
        ADDRESS_MASK,
        /** Anything else, an encoding that cannot be read among it. */
        SYNTAX
    }

    public Flaw {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(words, "words");
    }

    /** A flaw of no kind of its own. */
    public static Flaw syntax(String words) {
        return new Flaw(Kind.SYNTAX, words);
    }

    /** A character that is out of place. */
    static Flaw character(String where, int found) {
        return new Flaw(kind(found), where + " has " + PrintableText.name(found));
    }

    /** The flaw of a host as that of a name which has this host. */
    Flaw ofHost() {
        return new Flaw(kind, "its host is wrong: " + words);
    }

    private static Kind kind(int character) {
        return switch (character) {
            case ' ' -> Kind.BLANK;
            case '*' -> Kind.WILDCARD;
            default -> character > ' ' && character <= '~' ? Kind.SYNTAX : Kind.NOT_ASCII;
        };
    }
}
