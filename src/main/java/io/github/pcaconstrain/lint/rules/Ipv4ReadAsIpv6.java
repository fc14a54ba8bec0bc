package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.util.Optional;

/** The JDK reads an IPv4 range as the start of IPv6 addresses. */
final class Ipv4ReadAsIpv6 extends SubtreeRule {
    private static final IpBase GLOBAL_UNICAST = new IpBase(IpAddress.of(new byte[] {0x20, 0, 0, 0}), 3);

    Ipv4ReadAsIpv6() {
        super(new RuleInfo(
                "ipv4-read-as-ipv6",
                Severity.INFO,
                Profiles.PORTABLE,
                "measured: trap T3",
                "JDK 17 lets an IPv6 address pass whose first four octets fit a permitted IPv4 range. That "
                        + "matters where these octets begin a global IPv6 address (2000::/3), which the ranges from "
                        + "32.0.0.0 to 63.255.255.255 do.",
                "know that on JDK 17 such IPv6 addresses pass; nothing in the constraints helps"));
    }

    @Override
    Optional<String> problem(PlacedSubtree entry) {
        boolean hit = entry.isPermitted()
                && entry.base() instanceof IpBase ip
                && (GLOBAL_UNICAST.covers(ip) || ip.covers(GLOBAL_UNICAST));
        return when(hit, "JDK 17 also lets IPv6 addresses pass that start with these octets");
    }
}
