package io.github.pcaconstrain.encoding;

import io.github.pcaconstrain.failure.InvalidConstraintException;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Constraints that a hint may name: those that are taken when they are typed. */
public final class TypableConstraint {
    /** RFC 6761: never a host, and so the one host of a single label that a URI constraint may have. */
    private static final String NOBODY = "invalid";

    private TypableConstraint() {}

    /** The text, if the command line takes it. */
    public static Optional<String> of(String text) {
        try {
            return ConstraintSyntax.parseListWithoutHints(text).stream().allMatch(TypableConstraint::isComplete)
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (InvalidConstraintException e) {
            return Optional.empty();
        }
    }

    /** A value as a constraint of a type. A DNS name needs no prefix. */
    public static Optional<String> of(NameForm form, String value) {
        return of(text(form, value)).filter(text -> !value.isEmpty());
    }

    /** Several values as a list of constraints of a type. */
    static Optional<String> of(NameForm form, String[] values) {
        return of(Arrays.stream(values).map(value -> text(form, value)).collect(Collectors.joining(",")));
    }

    private static String text(NameForm form, String value) {
        return form == NameForm.DNS && FormPrefix.of(value).isEmpty() ? value : form.prefix() + ":" + value;
    }

    /** RFC 5280, section 4.2.1.10, demands a fully qualified host of a URI constraint, and lint refuses any other. */
    private static boolean isComplete(SubtreeBase base) {
        return !(base instanceof UriBase uri)
                || uri.host().indexOf('.') >= 0
                || uri.host().equals(NOBODY);
    }
}
