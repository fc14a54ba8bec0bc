package io.github.pcaconstrain.policy;

import io.github.pcaconstrain.policy.name.NameForm;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name constraints of one CA: the NameConstraints extension of RFC 5280, section 4.2.1.10, or the policy from which
 * one is made. The order of subtrees is preserved, because it is part of the encoding.
 *
 * @param permitted names must be inside one of these, for each form that has any
 * @param excluded names must not be inside any of these
 * @param critical whether the extension is critical, which RFC 5280 requires
 */
public record NameConstraints(List<Subtree> permitted, List<Subtree> excluded, boolean critical) {
    public NameConstraints {
        permitted = List.copyOf(permitted);
        excluded = List.copyOf(excluded);
    }

    /** Critical constraints over the given bases. */
    public static NameConstraints of(List<? extends SubtreeBase> permitted, List<? extends SubtreeBase> excluded) {
        return new NameConstraints(subtrees(permitted), subtrees(excluded), true);
    }

    /** Every subtree, the permitted ones first. */
    public Stream<Subtree> subtrees() {
        return Stream.concat(permitted.stream(), excluded.stream());
    }

    /** The permitted subtrees of one form. */
    public List<Subtree> permitted(NameForm form) {
        return ofForm(permitted, form);
    }

    /** The excluded subtrees of one form. */
    public List<Subtree> excluded(NameForm form) {
        return ofForm(excluded, form);
    }

    /** Whether there are no subtrees, which RFC 5280 forbids in an extension. */
    public boolean isEmpty() {
        return permitted.isEmpty() && excluded.isEmpty();
    }

    private static List<Subtree> subtrees(List<? extends SubtreeBase> bases) {
        return bases.stream().map(Subtree::of).toList();
    }

    private static List<Subtree> ofForm(List<Subtree> subtrees, NameForm form) {
        return subtrees.stream()
                .filter(subtree -> subtree.base().form() == form)
                .toList();
    }
}
