package io.github.pcaconstrain.audit.path;

import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.Coverage;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Describes what a path allows and a policy does not. Not thread-safe. */
public final class OutsidePolicy {
    private final Coverage permitted;
    private final Set<NameForm> forms = EnumSet.noneOf(NameForm.class);
    private final List<SubtreeBase> excluded;
    private final Overlap overlap;

    /** Creates a comparison with this policy. */
    public OutsidePolicy(NameConstraints policy) {
        permitted = Coverage.of(Side.PERMITTED, policy);
        policy.permitted().forEach(subtree -> forms.add(subtree.base().form()));
        excluded = policy.excluded().stream().map(Subtree::base).toList();
        overlap = new Overlap(excluded);
    }

    /** What the constraints of a path allow beyond the policy. */
    public List<String> of(List<AuditedConstraints> path) {
        List<String> outside = new ArrayList<>();
        forms.forEach(form -> ofForm(form, path).ifPresent(outside::add));
        excluded.stream()
                .filter(base -> !overlap.isDead(base, path))
                .forEach(base -> outside.add("excluded " + base.text() + " is allowed"));
        return outside;
    }

    /** One CA of the path that keeps to the policy is enough, because every CA has to allow a name. */
    private Optional<String> ofForm(NameForm form, List<AuditedConstraints> path) {
        Optional<String> first = Optional.empty();
        for (AuditedConstraints ca : path) {
            Optional<String> wider = ca.firstOutside(form, permitted)
                    .map(base -> "permitted " + base.text() + " is not within the policy");
            if (ca.lists(form) && wider.isEmpty()) {
                return Optional.empty();
            }
            first = first.isPresent() ? first : wider;
        }
        return first.isPresent() ? first : Optional.of("no CA in the path limits " + form.plural());
    }
}
