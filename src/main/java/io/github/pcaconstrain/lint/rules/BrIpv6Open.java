package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.IpFamily;
import java.util.Optional;

/** IPv6 addresses are permitted by range or forbidden. */
final class BrIpv6Open extends WholeRule {
    BrIpv6Open() {
        super(new RuleInfo(
                "br-ipv6-open",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.2",
                "A CA for TLS must have a permitted IPv6 range, or exclude them all with 32 zero octets. "
                        + "Beware that this makes the JDK throw on IPv4 addresses: see whole-ip-family-excluded.",
                "permit the IPv6 ranges, or exclude ip:::/0"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        NameConstraints constraints = subject.constraints();
        boolean open = BrExclusions.isOpen(constraints, IpFamily.V6);
        return when(
                open && !constraints.isEmpty() && ServerCa.is(subject),
                "IPv6 addresses are neither permitted by range nor excluded as a whole");
    }
}
