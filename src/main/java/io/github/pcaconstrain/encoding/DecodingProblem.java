package io.github.pcaconstrain.encoding;

import java.util.Objects;

/**
 * Something in an encoding that RFC 5280 or DER rules out.
 *
 * @param kind which rule it breaks
 * @param place where, such as {@code permittedSubtrees[2].base}
 * @param problem what is wrong, in lower case without a period
 */
public record DecodingProblem(Kind kind, String place, String problem) {
    public DecodingProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(problem, "problem");
    }

    /** The rule that an encoding breaks. */
    public enum Kind {
        /** It is not the ASN.1 of RFC 5280, so part of it could not be read. */
        SYNTAX,
        /** It can be read, but is not in the one form that DER allows. */
        NOT_DER,
        /** Neither permitted nor excluded subtrees. */
        EMPTY,
        /** A list of subtrees that has none. */
        EMPTY_LIST,
        /** A minimum other than 0. */
        MINIMUM,
        /** A minimum of 0, written out although it is the default. */
        DEFAULT_MINIMUM,
        /** A maximum. */
        MAXIMUM,
        /** A base that breaks the rules of its form. */
        BASE
    }

    @Override
    public String toString() {
        return place + ": " + problem;
    }
}
