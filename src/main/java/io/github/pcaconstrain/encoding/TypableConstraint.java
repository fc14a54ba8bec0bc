package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Constraints that a hint may suggest: only those that the command line accepts. */
public final class TypableConstraint {
    /**
     * RFC 6761 guarantees that no host has this name, so it is the only single label that is allowed in a URI
     * constraint.
     */
    private static final String NOBODY = "invalid";

    private TypableConstraint() {}

    /** The text, if the command line accepts it. */
    public static Optional<String> of(String text) {
        try {
            return ConstraintSyntax.parseListWithoutHints(text).stream().allMatch(TypableConstraint::isComplete)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (InvalidConstraintException e) {
            return Optional.empty();
        }
    }

    /** Writes a value as a constraint of a type. A DNS name needs no prefix. */
    public static Optional<String> of(NameForm form, String value) {
        return of(text(form, value)).filter(text -> !value.isEmpty());
    }

    /** Writes several values as a list of constraints of a type. */
    static Optional<String> of(NameForm form, String[] values) {
        return of(Arrays.stream(values).map(value -> text(form, value)).collect(Collectors.joining(",")));
    }

    private static String text(NameForm form, String value) {
        return form == NameForm.DNS && FormPrefix.of(value).isEmpty() ? value : form.prefix() + ":" + value;
    }

    /** RFC 5280, section 4.2.1.10, requires a fully qualified host in a URI constraint, and lint refuses any other. */
    private static boolean isComplete(SubtreeBase base) {
        return !(base instanceof UriBase uri)
                || uri.host().indexOf('.') >= 0
                || uri.host().equals(NOBODY);
    }
}
