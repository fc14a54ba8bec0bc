package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;

/** How the Baseline Requirements have a whole form excluded (BR 7.1.2.5.2). */
final class BrExclusions {
    private BrExclusions() {}

    /** Whether a dNSName of zero length is excluded. */
    static boolean everyDns(NameConstraints constraints) {
        return constraints.excluded(NameForm.DNS).stream()
                .anyMatch(subtree -> subtree.base() instanceof DnsBase dns && dns.coversEverything());
    }

    /** Whether a family is neither permitted by range nor excluded by a range of prefix 0. */
    static boolean isOpen(NameConstraints constraints, IpFamily family) {
        boolean excluded = constraints.excluded(NameForm.IP).stream()
                .anyMatch(subtree ->
                        subtree.base() instanceof IpBase ip && ip.address().family() == family && ip.prefix() == 0);
        return !excluded && !Families.in(constraints.permitted()).contains(family);
    }
}
