package io.github.pcaconstrain.policy.diff;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.diff.ConstraintChange.Kind;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changes of the subtrees in one list: which were added, removed or replaced. */
final class SubtreeChanges {
    private final Side side;
    private final List<Subtree> before;
    private final List<Subtree> after;
    private final Coverage oldCoverage;
    private final Coverage newCoverage;
    private final List<ConstraintChange> changes = new ArrayList<>();

    private SubtreeChanges(Side side, List<Subtree> before, List<Subtree> after) {
        this.side = side;
        this.before = before;
        this.after = after;
        oldCoverage = Coverage.of(side, before);
        newCoverage = Coverage.of(side, after);
    }

    /** The changes from one list to the other, each with its effect on its own. */
    static List<ConstraintChange> between(Side side, List<Subtree> before, List<Subtree> after) {
        SubtreeChanges changes = new SubtreeChanges(side, before, after);
        changes.find();
        return changes.changes;
    }

    private void find() {
        Set<Subtree> gone = minus(before, after);
        Set<Subtree> come = minus(after, before);
        Coverage goneCoverage = Coverage.of(side, List.copyOf(gone));
        Coverage comeCoverage = Coverage.of(side, List.copyOf(come));
        Set<Subtree> replaced = new HashSet<>();
        for (Subtree added : come) {
            Optional<Subtree> wider = goneCoverage.covering(added.base());
            wider.ifPresent(replaced::add);
            wider.ifPresent(old -> change(same(old, added) ? Kind.RESPELLED : Kind.NARROWED, old, added));
        }
        Set<Subtree> replacing = new HashSet<>();
        for (Subtree removed : gone) {
            Optional<Subtree> wider = comeCoverage.covering(removed.base());
            wider.filter(subtree -> !replaced.contains(removed)).ifPresent(subtree -> {
                replacing.add(subtree);
                change(Kind.WIDENED, removed, subtree);
            });
            if (wider.isEmpty() && !replaced.contains(removed)) {
                add(Kind.REMOVED, Optional.of(removed), Optional.empty());
            }
        }
        for (Subtree added : come) {
            if (goneCoverage.covering(added.base()).isEmpty() && !replacing.contains(added)) {
                add(Kind.ADDED, Optional.empty(), Optional.of(added));
            }
        }
        if (!common(before, gone).equals(common(after, come))) {
            add(Kind.REORDERED, Optional.empty(), Optional.empty());
        }
    }

    private boolean same(Subtree one, Subtree other) {
        return one.minimum().equals(other.minimum())
                && one.maximum().equals(other.maximum())
                && Coverage.covers(side, other.base(), one.base());
    }

    private void change(Kind kind, Subtree old, Subtree added) {
        add(kind, Optional.of(old), Optional.of(added));
    }

    private void add(Kind kind, Optional<Subtree> old, Optional<Subtree> added) {
        boolean shrinks =
                old.isPresent() && newCoverage.covering(old.get().base()).isEmpty();
        boolean grows =
                added.isPresent() && oldCoverage.covering(added.get().base()).isEmpty();
        Comparison effect = side == Side.PERMITTED ? Comparison.of(shrinks, grows) : Comparison.of(grows, shrinks);
        Optional<NameForm> form =
                added.or(() -> old).map(subtree -> subtree.base().form());
        changes.add(new ConstraintChange(kind, Optional.of(side), form, old, added, effect));
    }

    private static List<Subtree> common(List<Subtree> list, Set<Subtree> without) {
        return list.stream()
                .filter(subtree -> !without.contains(subtree))
                .distinct()
                .toList();
    }

    private static Set<Subtree> minus(List<Subtree> list, List<Subtree> without) {
        Set<Subtree> rest = new LinkedHashSet<>(list);
        rest.removeAll(new HashSet<>(without));
        return rest;
    }
}
