package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.IpFamily;
import java.util.Optional;

/** IPv4 addresses are permitted by range or forbidden. */
final class BrIpv4Open extends WholeRule {
    BrIpv4Open() {
        super(new RuleInfo(
                "br-ipv4-open",
                Severity.ERROR,
                Profiles.PUBLIC,
                "BR 7.1.2.5.2",
                "A CA for TLS must have a permitted IPv4 range, or exclude them all with eight zero octets.",
                "permit the IPv4 ranges, or exclude ip:0.0.0.0/0"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        NameConstraints constraints = subject.constraints();
        boolean open = BrExclusions.isOpen(constraints, IpFamily.V4);
        return when(
                open && !constraints.isEmpty() && ServerCa.is(subject),
                "IPv4 addresses are neither permitted by range nor excluded as a whole");
    }
}
