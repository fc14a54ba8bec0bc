package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.NameForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A policy that fits names.
 *
 * @param entries the subtrees that names are in
 * @param dropped what was dropped because there would have been too many entries
 * @param closed the forms of which it permits only a value that nobody can use
 * @param open the forms that names have, but which it does not limit, because the names follow no pattern
 * @param certificates how many certificates it was made from
 * @param support how many certificates were worth an entry
 */
public record Proposal(
        List<Entry> entries,
        List<Entry> dropped,
        Set<NameForm> closed,
        Set<NameForm> open,
        int certificates,
        int support) {
    /**
     * A permitted subtree.
     *
     * @param base what it covers
     * @param certificates how many certificates with a name in it supported it
     * @param isRegistered whether its host is below a public suffix of the list; a private name such as corp is not
     */
    public record Entry(SubtreeBase base, long certificates, boolean isRegistered) {
        public Entry {
            Objects.requireNonNull(base, "base");
        }
    }

    public Proposal {
        entries = List.copyOf(entries);
        dropped = List.copyOf(dropped);
        closed = Set.copyOf(closed);
        open = Set.copyOf(open);
    }

    /** The policy, with the entries in their order, and after them those that close forms. */
    public NameConstraints constraints() {
        EnumSet<NameForm> ordered = EnumSet.noneOf(NameForm.class);
        ordered.addAll(closed);
        List<Subtree> permitted = new java.util.ArrayList<>();
        entries.forEach(entry -> permitted.add(Subtree.of(entry.base())));
        ordered.forEach(form -> ClosedForms.bases(form).forEach(base -> permitted.add(Subtree.of(base))));
        return new NameConstraints(permitted, List.of(), true);
    }

    /** The same without limits on subjects. */
    public Proposal withoutSubjects() {
        EnumSet<NameForm> opened = EnumSet.of(NameForm.DIRECTORY_NAME);
        opened.addAll(open);
        return new Proposal(
                entries.stream()
                        .filter(entry -> entry.base().form() != NameForm.DIRECTORY_NAME)
                        .toList(),
                dropped,
                closed,
                opened,
                certificates,
                support);
    }
}
