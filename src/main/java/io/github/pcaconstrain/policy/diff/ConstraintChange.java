package io.github.pcaconstrain.policy.diff;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One difference between two sets of constraints.
 *
 * @param kind what happened
 * @param side the list that changed; empty for the extension as a whole
 * @param form the name form, if the change is about one
 * @param before the old subtree, if any
 * @param after the new subtree, if any
 * @param effect the effect on the names that may be issued, never more than the form as a whole gains or loses
 */
public record ConstraintChange(
        Kind kind,
        Optional<Side> side,
        Optional<NameForm> form,
        Optional<Subtree> before,
        Optional<Subtree> after,
        Comparison effect) {
    /** The kinds of changes. "Widened" and "narrowed" refer to the subtree, so a widened exclusion loses names. */
    public enum Kind {
        /** A subtree is new, and neither inside nor around an old one of its list. */
        ADDED,
        /** A subtree was removed without a replacement. */
        REMOVED,
        /** A subtree was replaced by one that covers it. */
        WIDENED,
        /** A subtree was replaced by one that it covers. */
        NARROWED,
        /** A subtree was replaced by one with the same meaning, such as one in upper case. */
        RESPELLED,
        /** The remaining subtrees are in a different order, which changes only the encoding. */
        REORDERED,
        /** A form that was not limited has its first permitted subtree: all other names of the form are refused. */
        FORM_CLOSED,
        /** A form lost its last permitted subtree: everything that is not excluded is allowed. */
        FORM_LEFT_OPEN,
        /** The extension became critical, or is no longer critical, so that verifiers may skip it. */
        CRITICALITY,
        /** An extension without subtrees, which RFC 5280 forbids, was added or removed. */
        EMPTY_EXTENSION,
        /** Something could not be read or matched, so it cannot be compared. */
        NOT_COMPARED;

        /** The name in results, such as {@code form-left-open}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ConstraintChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(effect, "effect");
    }

    static ConstraintChange whole(Kind kind, Comparison effect) {
        return new ConstraintChange(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), effect);
    }

    static ConstraintChange ofForm(Kind kind, NameForm form, Comparison effect) {
        return new ConstraintChange(
                kind, Optional.of(Side.PERMITTED), Optional.of(form), Optional.empty(), Optional.empty(), effect);
    }

    ConstraintChange within(Comparison limit) {
        return new ConstraintChange(kind, side, form, before, after, effect.within(limit));
    }
}
