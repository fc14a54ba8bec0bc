package io.github.pcaconstrain.policy.diff;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.diff.ConstraintChange.Kind;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How two sets of constraints differ in meaning, regardless of their spelling.
 *
 * <p>The names decide: {@link #comparison} is {@link Comparison#SAME} only if both allow exactly the same names. What
 * cannot be read or matched counts as different unless it is unchanged. An extension that is no longer critical counts
 * as wider, because verifiers may skip it.
 *
 * @param comparison the effect of the change from the first to the second on the names that may be issued
 * @param changes what happened to the subtrees, the permitted ones first, then to the extension as a whole
 * @param forms the forms with lost or gained names, with an example of each if possible
 */
public record ConstraintsDiff(Comparison comparison, List<ConstraintChange> changes, List<FormComparison> forms) {
    private static final NameConstraints NONE = new NameConstraints(List.of(), List.of(), true);

    public ConstraintsDiff {
        changes = List.copyOf(changes);
        forms = List.copyOf(forms);
    }

    /**
     * Compares constraints that could be read completely.
     *
     * @param before the old constraints; empty for a CA without constraints
     * @param after the new constraints; empty for a CA without constraints
     */
    public static ConstraintsDiff between(Optional<NameConstraints> before, Optional<NameConstraints> after) {
        NameConstraints old = before.orElse(NONE);
        NameConstraints current = after.orElse(NONE);
        Map<NameForm, FormComparison> forms = new EnumMap<>(NameForm.class);
        Arrays.stream(NameForm.values()).forEach(form -> forms.put(form, FormComparison.of(form, old, current)));
        List<ConstraintChange> changes = new ArrayList<>();
        changes.addAll(subtreeChanges(Side.PERMITTED, old.permitted(), current.permitted(), forms));
        changes.addAll(opennessChanges(old, current, forms));
        changes.addAll(subtreeChanges(Side.EXCLUDED, old.excluded(), current.excluded(), forms));
        extensionChange(before, after).ifPresent(changes::add);
        Comparison comparison = Comparison.SAME;
        for (FormComparison form : forms.values()) {
            comparison = comparison.or(form.comparison());
        }
        for (ConstraintChange change : changes) {
            comparison = change.form().isPresent() ? comparison : comparison.or(change.effect());
        }
        return new ConstraintsDiff(
                comparison,
                changes,
                forms.values().stream()
                        .filter(form -> form.comparison() != Comparison.SAME)
                        .toList());
    }

    /**
     * Compares the constraints of certificates. If an encoding has a flaw, the two are incomparable, because part of
     * the meaning may be missing. A caller that knows that the bytes are equal need not call this.
     *
     * @param before the old constraints; empty for a CA without any
     * @param after the new constraints; empty for a CA without any
     */
    public static ConstraintsDiff betweenCas(Optional<CaConstraints> before, Optional<CaConstraints> after) {
        ConstraintsDiff diff = between(before.map(CaConstraints::constraints), after.map(CaConstraints::constraints));
        boolean flawed = before.flatMap(CaConstraints::flaw).isPresent()
                || after.flatMap(CaConstraints::flaw).isPresent();
        if (!flawed) {
            return diff;
        }
        List<ConstraintChange> changes = new ArrayList<>(diff.changes);
        changes.add(ConstraintChange.whole(Kind.NOT_COMPARED, Comparison.INCOMPARABLE));
        return new ConstraintsDiff(Comparison.INCOMPARABLE, changes, diff.forms);
    }

    /** Whether both have the same meaning. Their encodings may differ. */
    public boolean isSame() {
        return comparison == Comparison.SAME;
    }

    /** The forms that are no longer limited to permitted subtrees, which is the most severe widening. */
    public List<NameForm> leftOpen() {
        return changes.stream()
                .filter(change -> change.kind() == Kind.FORM_LEFT_OPEN)
                .flatMap(change -> change.form().stream())
                .toList();
    }

    private static List<ConstraintChange> subtreeChanges(
            Side side, List<Subtree> before, List<Subtree> after, Map<NameForm, FormComparison> forms) {
        return SubtreeChanges.between(side, before, after).stream()
                .map(change -> judged(side, change, before, after, forms))
                .toList();
    }

    /**
     * The first permitted subtree closes its form, and the removal of the last one opens it, so neither only adds or
     * removes names.
     */
    private static ConstraintChange judged(
            Side side,
            ConstraintChange change,
            List<Subtree> before,
            List<Subtree> after,
            Map<NameForm, FormComparison> forms) {
        if (change.form().isEmpty()) {
            return change;
        }
        NameForm form = change.form().get();
        Comparison limit = Objects.requireNonNull(forms.get(form)).comparison();
        boolean turned = side == Side.PERMITTED && has(form, before) != has(form, after);
        return turned
                ? new ConstraintChange(
                        change.kind(), change.side(), change.form(), change.before(), change.after(), limit)
                : change.within(limit);
    }

    private static List<ConstraintChange> opennessChanges(
            NameConstraints before, NameConstraints after, Map<NameForm, FormComparison> forms) {
        List<ConstraintChange> changes = new ArrayList<>();
        forms.forEach((form, comparison) -> {
            boolean had = has(form, before.permitted());
            boolean has = has(form, after.permitted());
            if (had != has) {
                Kind kind = had ? Kind.FORM_LEFT_OPEN : Kind.FORM_CLOSED;
                changes.add(ConstraintChange.ofForm(kind, form, comparison.comparison()));
            }
        });
        return changes;
    }

    private static Optional<ConstraintChange> extensionChange(
            Optional<NameConstraints> before, Optional<NameConstraints> after) {
        if (before.isPresent() && after.isPresent()) {
            boolean was = before.get().critical();
            boolean is = after.get().critical();
            return was == is
                    ? Optional.empty()
                    : Optional.of(ConstraintChange.whole(Kind.CRITICALITY, Comparison.of(is, was)));
        }
        return before.or(() -> after)
                .filter(NameConstraints::isEmpty)
                .map(empty -> ConstraintChange.whole(Kind.EMPTY_EXTENSION, Comparison.INCOMPARABLE));
    }

    private static boolean has(NameForm form, List<Subtree> subtrees) {
        return subtrees.stream().anyMatch(subtree -> subtree.base().form() == form);
    }
}
