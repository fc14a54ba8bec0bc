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
 * @param side the list it happened to; empty where it is about the extension as a whole
 * @param form the name form, where it is about one
 * @param before the subtree that was there, where one was
 * @param after the subtree that is there now, where one is
 * @param effect what becomes of the names that may be issued; never more than the whole form gains or loses
 */
public record ConstraintChange(
        Kind kind,
        Optional<Side> side,
        Optional<NameForm> form,
        Optional<Subtree> before,
        Optional<Subtree> after,
        Comparison effect) {
    /** What happens to constraints. Widened and narrowed speak of the subtree, so a widened exclusion loses names. */
    public enum Kind {
        /** A subtree is new, and lies in no old one of its list nor around one. */
        ADDED,
        /** A subtree is gone, and nothing took its place. */
        REMOVED,
        /** A subtree gave way to one that covers it. */
        WIDENED,
        /** A subtree gave way to one that it covers. */
        NARROWED,
        /** A subtree gave way to one of the same meaning, such as one in capital letters. */
        RESPELLED,
        /** The subtrees that stayed come in another order, which changes the encoding alone. */
        REORDERED,
        /** A form that was free has its first permitted subtree: all else of the form is refused. */
        FORM_CLOSED,
        /** A form lost its last permitted subtree: whatever is not excluded is allowed. */
        FORM_LEFT_OPEN,
        /** The extension became critical, or ceased to be; verifiers may skip what is not critical. */
        CRITICALITY,
        /** There was no extension and now is one without subtrees, or the reverse. RFC 5280 forbids the empty one. */
        EMPTY_EXTENSION,
        /** Something could not be read, or not be matched, so that it cannot be compared. */
        NOT_COMPARED;

        /** The word for it in results: {@code form-left-open}. */
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
