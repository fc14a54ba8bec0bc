package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A violation of RFC 5280 or DER in an encoding.
 *
 * @param kind the violated rule
 * @param place the place in the ASN.1 of RFC 5280, such as {@code permittedSubtrees[2].base}
 * @param problem what is wrong, in lower case without a period
 */
public record DecodingProblem(Kind kind, String place, String problem) {
    private static final Pattern PLACE =
            Pattern.compile("(permitted|excluded)Subtrees(?:\\[(\\d+)](?:\\.base(?:\\.(\\w+))?|\\.(\\w+))?)?");

    public DecodingProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(problem, "problem");
    }

    /** The rule that an encoding violates. */
    public enum Kind {
        /** The encoding does not follow the ASN.1 of RFC 5280, so part of it could not be read. */
        SYNTAX,
        /** The encoding can be read, but is not in the one form that DER allows. */
        NOT_DER,
        /** Neither permitted nor excluded subtrees. */
        EMPTY,
        /** An empty list of subtrees. */
        EMPTY_LIST,
        /** A minimum other than 0. */
        MINIMUM,
        /** A minimum of 0, written out although it is the default. */
        DEFAULT_MINIMUM,
        /** A maximum is present. */
        MAXIMUM,
        /** A base that breaks the rules of its form. */
        BASE
    }

    /** The place in words, counting from 1, such as {@code permitted subtree 3 (IP address)}. */
    public String where() {
        Matcher part = PLACE.matcher(place);
        if (!part.matches()) {
            return "the extension";
        }
        if (part.group(2) == null) {
            return "the list of " + part.group(1) + " subtrees";
        }
        String subtree = part.group(1) + " subtree " + (Integer.parseInt(part.group(2)) + 1);
        if (part.group(4) != null) {
            return "the " + part.group(4) + " of " + subtree;
        }
        return part.group(3) == null ? subtree : subtree + " (" + noun(part.group(3)) + ")";
    }

    private static String noun(String asn1Name) {
        return Arrays.stream(NameForm.values())
                .filter(form -> form.asn1Name().equals(asn1Name))
                .map(NameForm::noun)
                .findFirst()
                .orElse(asn1Name);
    }

    @Override
    public String toString() {
        return where() + ": " + problem;
    }
}
