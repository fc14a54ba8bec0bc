package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.name.IpFamily;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The address families of subtrees. */
final class IpFamilies {
    private IpFamilies() {}

    static Set<IpFamily> in(List<Subtree> subtrees) {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        for (Subtree subtree : subtrees) {
            if (subtree.base() instanceof IpBase ip) {
                families.add(ip.address().family());
            }
        }
        return families;
    }
}
