package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.name.IpFamily;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Both address families are spoken of. */
final class OneFamilyPermitted extends WholeRule {
    OneFamilyPermitted() {
        super(new RuleInfo(
                "one-ip-family-permitted",
                Severity.ERROR,
                Profiles.PORTABLE,
                "measured: trap T3",
                "By RFC 5280 a permitted IPv4 range alone forbids every IPv6 address. GnuTLS lets any IPv6 "
                        + "address pass, and the JDK one whose first four octets fit the IPv4 range. With a permitted "
                        + "range of each family all verifiers agree.",
                "permit a dummy of the other family: ip:100::/128 or ip:192.0.2.0/32"));
    }

    @Override
    Optional<String> problem(Subject subject) {
        Set<IpFamily> permitted = Families.in(subject.constraints().permitted());
        return when(
                permitted.size() == 1,
                "only " + permitted.stream().map(IpFamily::toString).collect(Collectors.joining())
                        + " ranges are permitted, and GnuTLS then lets any address of the other family pass");
    }
}
