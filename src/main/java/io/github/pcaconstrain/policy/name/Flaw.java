package io.github.pcaconstrain.policy.name;

import java.util.Objects;

/**
 * What is wrong with a name or the base of a constraint. If there are several flaws, this is the first one.
 *
 * @param kind the kind of flaw
 * @param words the flaw in words, with what was found, in lower case without a period
 */
public record Flaw(Kind kind, String words) {
    /** The kinds that callers distinguish. */
    public enum Kind {
        /** A character that is not printable ASCII. */
        NOT_ASCII,
        /** A star. */
        WILDCARD,
        /** A space. */
        BLANK,
        /** A dot at the end. */
        TRAILING_DOT,
        /** A host, or a label of one, that is too long. */
        TOO_LONG,
        /** An address with the wrong number of octets for its form. */
        ADDRESS_LENGTH,
        /** A mask that is not a prefix. */
        ADDRESS_MASK,
        /** Anything else, including an encoding that cannot be read. */
        SYNTAX
    }

    public Flaw {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(words, "words");
    }

    /** A flaw without a kind of its own. */
    public static Flaw syntax(String words) {
        return new Flaw(Kind.SYNTAX, words);
    }

    /** A character that is not allowed. */
    static Flaw character(String where, int found) {
        return new Flaw(kind(found), where + " has " + PrintableText.name(found));
    }

    /** The flaw of a host, reported for a name with this host. */
    Flaw ofHost() {
        return new Flaw(kind, "its host is wrong: " + words);
    }

    private static Kind kind(int character) {
        return switch (character) {
            case ' ' -> Kind.BLANK;
            case '*' -> Kind.WILDCARD;
            default -> character >= '!' && character <= '~' ? Kind.SYNTAX : Kind.NOT_ASCII;
        };
    }
}
