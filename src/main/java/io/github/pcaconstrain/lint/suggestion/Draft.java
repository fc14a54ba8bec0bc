package io.github.pcaconstrain.lint.suggestion;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The draft of a suggestion, with the changes so far. */
final class Draft {
    private final List<Subtree> permitted;
    private final List<Subtree> excluded;
    private boolean critical;
    private final Set<NameForm> openOnPurpose = EnumSet.noneOf(NameForm.class);
    private final List<Change> changes = new ArrayList<>();

    Draft(NameConstraints constraints) {
        permitted = new ArrayList<>(constraints.permitted());
        excluded = new ArrayList<>(constraints.excluded());
        critical = constraints.critical();
    }

    NameConstraints constraints() {
        return new NameConstraints(permitted, excluded, critical);
    }

    List<Change> changes() {
        return changes;
    }

    List<Subtree> on(Side side) {
        return List.copyOf(list(side));
    }

    List<Subtree> on(Side side, NameForm form) {
        return on(side).stream()
                .filter(subtree -> subtree.base().form() == form)
                .toList();
    }

    boolean mentions(NameForm form) {
        return constraints().subtrees().anyMatch(subtree -> subtree.base().form() == form);
    }

    /** Records that the author permitted a whole form on purpose, so that it is not closed. */
    void leaveOpen(NameForm form) {
        openOnPurpose.add(form);
    }

    boolean isOpenOnPurpose(NameForm form) {
        return openOnPurpose.contains(form);
    }

    void makeCritical(String why) {
        critical = true;
        changes.add(new Change(Effect.SAME, "+critical", why));
    }

    /** Records an effect of a change beyond its own entry. */
    void note(Effect effect, String what, String why) {
        changes.add(new Change(effect, what, why));
    }

    /** Replaces each subtree for which there is a replacement. */
    void replace(Side side, Function<Subtree, Optional<SubtreeReplacement>> replacement) {
        List<Subtree> subtrees = new ArrayList<>();
        for (Subtree old : on(side)) {
            Optional<SubtreeReplacement> by = replacement.apply(old);
            by.ifPresent(found -> changes.add(new Change(
                    found.effect(), text('-', side, old) + " " + text('+', side, found.subtree()), found.why())));
            subtrees.add(by.map(SubtreeReplacement::subtree).orElse(old));
        }
        set(side, subtrees);
    }

    void add(Side side, SubtreeBase base, Effect effect, String why) {
        Subtree added = Subtree.of(base);
        list(side).add(added);
        changes.add(new Change(effect, text('+', side, added), why));
    }

    /** Removes every subtree that matches the test. */
    void remove(Side side, Predicate<Subtree> picked, Effect effect, String why) {
        List<Subtree> kept = new ArrayList<>();
        for (Subtree subtree : on(side)) {
            if (picked.test(subtree)) {
                changes.add(new Change(effect, text('-', side, subtree), why));
            } else {
                kept.add(subtree);
            }
        }
        set(side, kept);
    }

    /** Replaces all subtrees of a form by one that permits only a reserved value, which forbids the form. */
    void forbid(NameForm form, String why) {
        Predicate<Subtree> ofForm = subtree -> subtree.base().form() == form;
        remove(Side.PERMITTED, ofForm, Effect.SAME, why);
        remove(Side.EXCLUDED, ofForm, Effect.SAME, why);
        PlaceholderBases.bases(form)
                .forEach(base -> add(
                        Side.PERMITTED, base, Effect.WIDENS, why + "; this permits only one name, which nobody uses"));
    }

    private List<Subtree> list(Side side) {
        return side == Side.PERMITTED ? permitted : excluded;
    }

    private void set(Side side, List<Subtree> subtrees) {
        list(side).clear();
        list(side).addAll(subtrees);
    }

    private static String text(char sign, Side side, Subtree subtree) {
        return sign + side.label() + " " + subtree.base().text();
    }
}
