package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.EVERY;
import static io.github.pcaconstrain.lint.rules.Profiles.PORTABLE;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.info;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about constraints on one address family, and their effect on addresses of the other. */
enum AddressFamilyRules implements TableRule {
    IP_FAMILY_LEFT_OPEN(warning(
            EVERY,
            "measured: trap T3",
            "Excluding all IPv4 addresses does not limit IPv6 addresses, and the other way round: the CA may "
                    + "still sign any address of the other family.",
            "exclude the other family as well, or permit one reserved range of each: ip:192.0.2.0/32 and"
                    + " ip:100::/128")),
    ONE_IP_FAMILY_PERMITTED(error(
            PORTABLE,
            "measured: trap T3",
            "By RFC 5280, permitting only IPv4 ranges forbids every IPv6 address. GnuTLS nevertheless "
                    + "accepts any IPv6 address, and the JDK those whose first four octets lie in the IPv4 range. "
                    + "With a permitted range of each family, all verifiers agree.",
            "also permit one reserved address of the other family: ip:100::/128 or ip:192.0.2.0/32")),
    WHOLE_IP_FAMILY_EXCLUDED(error(
            PORTABLE,
            "measured: traps T2 and T3",
            "An excluded ::/0, with which the Baseline Requirements forbid IPv6, makes the JDK throw on "
                    + "any IPv4 address; an excluded 0.0.0.0/0 makes it refuse IPv6 addresses as well. A "
                    + "permitted reserved range forbids a family in all verifiers.",
            "permit one reserved range of the family instead of excluding all of it")),
    IPV4_READ_AS_IPV6(info(
            PORTABLE,
            "measured: trap T3",
            "JDK 17 accepts an IPv6 address whose first four octets fit a permitted IPv4 range. That matters where "
                    + "these octets begin a global IPv6 address (2000::/3), which the ranges from 32.0.0.0 to "
                    + "63.255.255.255 do.",
            "none: JDK 17 accepts these IPv6 addresses whatever the constraints say"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    AddressFamilyRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        return switch (this) {
            case IP_FAMILY_LEFT_OPEN -> leftOpen(subject.constraints());
            case ONE_IP_FAMILY_PERMITTED -> onePermitted(subject.constraints());
            case WHOLE_IP_FAMILY_EXCLUDED ->
                Problem.ofEach(
                        subject,
                        entry -> !entry.isPermitted() && isWholeFamily(entry),
                        "the JDK fails on the exclusion of a whole address family");
            case IPV4_READ_AS_IPV6 ->
                Problem.ofEach(
                        subject,
                        entry -> entry.isPermitted() && isReadAsIpv6(entry),
                        "JDK 17 also accepts IPv6 addresses that start with these octets");
        };
    }

    private static Stream<Problem> leftOpen(NameConstraints constraints) {
        if (!constraints.permitted(NameForm.IP).isEmpty()
                || IpFamilies.in(constraints.excluded()).size() != 1) {
            return Stream.empty();
        }
        return PlacedSubtree.on(Side.EXCLUDED, constraints.excluded())
                .filter(AddressFamilyRules::isWholeFamily)
                .map(entry -> Problem.of(entry, "addresses of the other family are not limited"));
    }

    private static Stream<Problem> onePermitted(NameConstraints constraints) {
        Set<IpFamily> permitted = IpFamilies.in(constraints.permitted());
        return permitted.size() == 1
                ? Problem.ofWhole(
                        true,
                        "only " + permitted.iterator().next()
                                + " ranges are permitted, and GnuTLS then accepts any address of the other family")
                : Stream.empty();
    }

    private static boolean isWholeFamily(PlacedSubtree entry) {
        return entry.base() instanceof IpBase ip && ip.prefix() == 0;
    }

    private static boolean isReadAsIpv6(PlacedSubtree entry) {
        IpBase globalUnicast = new IpBase(IpAddress.of(new byte[] {0x20, 0, 0, 0}), 3);
        return entry.base() instanceof IpBase ip && (globalUnicast.covers(ip) || ip.covers(globalUnicast));
    }
}
