package io.github.pcaconstrain.audit;

import io.github.pcaconstrain.policy.CaConstraints;
import io.github.pcaconstrain.policy.Coverage;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.NameForm;
import io.github.pcaconstrain.policy.Side;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the constraints of one path lie to other constraints. Subtrees of one form are disjoint, or one holds the other. */
final class Overlap {
    private final List<NameConstraints> path;

    /** The constraints of the CAs of a path. */
    Overlap(List<CaConstraints> path) {
        this.path = path.stream().map(CaConstraints::constraints).toList();
    }

    /** Whether no name inside of the base can pass the path. */
    boolean isDead(SubtreeBase base) {
        return path.stream().anyMatch(ca -> {
            List<Subtree> permitted = ca.permitted(base.form());
            return (!permitted.isEmpty() && permitted.stream().noneMatch(other -> meet(other.base(), base)))
                    || Coverage.of(Side.EXCLUDED, ca).covering(base).isPresent();
        });
    }

    /** What the path lets pass and the policy does not, in words. */
    List<String> outside(NameConstraints policy) {
        List<String> outside = new ArrayList<>();
        Set<NameForm> forms = new TreeSet<>();
        policy.permitted().forEach(subtree -> forms.add(subtree.base().form()));
        Coverage permitted = Coverage.of(Side.PERMITTED, policy);
        for (NameForm form : forms) {
            outsideOf(form, permitted).ifPresent(outside::add);
        }
        for (Subtree excluded : policy.excluded()) {
            if (!isDead(excluded.base())) {
                outside.add("excluded " + excluded.base().text() + " can pass");
            }
        }
        return outside;
    }

    /** It is enough that one CA of the path keeps to the policy, since a name has to pass all of them. */
    private Optional<String> outsideOf(NameForm form, Coverage policy) {
        Optional<String> first = Optional.empty();
        for (NameConstraints ca : path) {
            List<Subtree> own = ca.permitted(form);
            Optional<String> wider = own.stream()
                    .map(Subtree::base)
                    .filter(base -> policy.covering(base).isEmpty())
                    .map(base -> "permitted " + base.text() + " is not inside the policy")
                    .findFirst();
            if (!own.isEmpty() && wider.isEmpty()) {
                return Optional.empty();
            }
            first = first.isPresent() ? first : wider;
        }
        return first.isPresent()
                ? first
                : Optional.of("no CA of the path says which " + form.asn1Name() + " are permitted");
    }

    private static boolean meet(SubtreeBase one, SubtreeBase other) {
        return one.form() == other.form()
                && (Coverage.covers(Side.PERMITTED, one, other) || Coverage.covers(Side.PERMITTED, other, one));
    }
}
