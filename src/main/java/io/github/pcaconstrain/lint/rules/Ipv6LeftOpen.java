package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.List;
import java.util.Set;

/** Excluding one address family leaves the other. */
final class Ipv6LeftOpen extends DescribedRule {
    Ipv6LeftOpen() {
        super(new RuleInfo(
                "ip-family-left-open",
                Severity.WARNING,
                Profiles.EVERY,
                "measured: trap T3",
                "An exclusion of all IPv4 addresses says nothing of IPv6, and the reverse. The family that "
                        + "is not mentioned stays free.",
                "exclude the other family as well, or permit a dummy range of each"));
    }

    @Override
    public List<Finding> check(Subject subject) {
        NameConstraints constraints = subject.constraints();
        if (!constraints.permitted(NameForm.IP).isEmpty()) {
            return List.of();
        }
        Set<IpFamily> mentioned = Families.in(constraints.excluded());
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .filter(entry -> entry.base() instanceof IpBase ip && ip.prefix() == 0 && mentioned.size() == 1)
                .map(entry -> finding(entry.place(), "addresses of the other family stay free"))
                .toList();
    }
}
