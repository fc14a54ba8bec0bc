package io.github.pcaconstrain.lint.rules;

import static io.github.pcaconstrain.lint.rules.Profiles.PUBLIC;
import static io.github.pcaconstrain.lint.rules.RuleInfo.error;
import static io.github.pcaconstrain.lint.rules.RuleInfo.warning;

import io.github.pcaconstrain.lint.Subject;
import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.name.IpFamily;
import io.github.pcaconstrain.policy.name.NameForm;
import io.github.pcaconstrain.policy.name.Side;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The requirements of the Baseline Requirements for the constraints of a CA for TLS. */
enum BaselineRules implements TableRule {
    BR_DNS_OPEN(error(
            PUBLIC,
            "BR 7.1.2.5.2",
            "A CA for TLS must have a permitted dNSName, or exclude all DNS names with an empty excluded "
                    + "dNSName. Beware that the empty one excludes nothing in Bouncy Castle 1.87 and breaks the JDK: "
                    + "see empty-base-not-portable.",
            "permit the DNS names, or exclude dns: (empty)")),
    BR_IPV4_OPEN(error(
            PUBLIC,
            "BR 7.1.2.5.2",
            "A CA for TLS must have a permitted IPv4 range, or exclude them all with eight zero octets.",
            "permit the IPv4 ranges, or exclude ip:0.0.0.0/0")),
    BR_IPV6_OPEN(error(
            PUBLIC,
            "BR 7.1.2.5.2",
            "A CA for TLS must have a permitted IPv6 range, or exclude them all with 32 zero octets. "
                    + "Beware that this makes the JDK throw on IPv4 addresses: see "
                    + "whole-ip-family-excluded.",
            "permit the IPv6 ranges, or exclude ip:::/0")),
    BR_DIRECTORY_NAME_MISSING(error(
            PUBLIC,
            "BR 7.1.2.5.2",
            "A CA for TLS must have a permitted directoryName, so that it can name only validated organisations. "
                    + "Beware that Go refuses chains with a critical one: see directory-name-not-portable.",
            "permit dn: with the validated organisation")),
    BR_DIRECTORY_NAME_EXCLUDED(warning(
            PUBLIC,
            "BR 7.1.2.5.2",
            "Excluding a directoryName is not recommended: list what is permitted instead.",
            "permit what is needed instead of excluding what is not")),
    BR_FORBIDDEN_FORM(error(
            PUBLIC,
            "BR 7.1.2.5.2",
            "In a CA for TLS only dNSName, iPAddress and directoryName may be constrained (otherName is not "
                    + "recommended, see br-other-name). This does not apply to a CA for email only.",
            "leave this subtree out")),
    RESERVED_ADDRESS(error(
            PUBLIC,
            "BR 4.2.2 and 7.1.2.5.2; IANA special-purpose address registries",
            "No one can prove that a private, reserved or special-purpose address is theirs, so no public CA may "
                    + "permit a range that contains any. For a private CA such ranges are normal, and no other "
                    + "profile has this rule.",
            "permit ranges that were assigned to the applicant"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final RuleInfo info;

    BaselineRules(RuleInfo info) {
        this.info = info;
    }

    @Override
    public RuleInfo ruleInfo() {
        return info;
    }

    @Override
    public Stream<Problem> problems(Subject subject) {
        NameConstraints constraints = subject.constraints();
        boolean applies = !constraints.isEmpty() && SubordinateCa.mayServeTls(subject);
        return switch (this) {
            case BR_DNS_OPEN ->
                Problem.ofWhole(
                        applies && isDnsOpen(constraints),
                        "DNS names are neither permitted by name nor excluded as a whole");
            case BR_IPV4_OPEN ->
                Problem.ofWhole(
                        applies && isOpen(constraints, IpFamily.V4),
                        "IPv4 addresses are neither permitted by range nor excluded as a whole");
            case BR_IPV6_OPEN ->
                Problem.ofWhole(
                        applies && isOpen(constraints, IpFamily.V6),
                        "IPv6 addresses are neither permitted by range nor excluded as a whole");
            case BR_DIRECTORY_NAME_MISSING ->
                Problem.ofWhole(
                        applies
                                && constraints
                                        .permitted(NameForm.DIRECTORY_NAME)
                                        .isEmpty(),
                        "no subject name is permitted");
            case BR_DIRECTORY_NAME_EXCLUDED ->
                Problem.ofEach(
                        subject,
                        entry -> !entry.isPermitted() && entry.base().form() == NameForm.DIRECTORY_NAME,
                        "excluding a subject name is not recommended");
            case BR_FORBIDDEN_FORM -> applies ? forbidden(subject) : Stream.empty();
            case RESERVED_ADDRESS -> reserved(constraints);
        };
    }

    /** BR 7.1.2.5.2: whether no dNSName is permitted, and none of zero length excluded. */
    private static boolean isDnsOpen(NameConstraints constraints) {
        return constraints.permitted(NameForm.DNS).isEmpty()
                && constraints.excluded(NameForm.DNS).stream()
                        .noneMatch(subtree -> subtree.base() instanceof DnsBase dns && dns.coversEverything());
    }

    /** BR 7.1.2.5.2: whether no range of the family is permitted, and none of prefix 0 excluded. */
    private static boolean isOpen(NameConstraints constraints, IpFamily family) {
        boolean excluded = constraints.excluded(NameForm.IP).stream()
                .anyMatch(subtree ->
                        subtree.base() instanceof IpBase ip && ip.address().family() == family && ip.prefix() == 0);
        return !excluded && !IpFamilies.in(constraints.permitted()).contains(family);
    }

    private static Stream<Problem> forbidden(Subject subject) {
        Set<NameForm> forbidden = EnumSet.of(
                NameForm.EMAIL, NameForm.URI, NameForm.X400_ADDRESS, NameForm.EDI_PARTY_NAME, NameForm.REGISTERED_ID);
        return PlacedSubtree.all(subject)
                .filter(entry -> forbidden.contains(entry.base().form()))
                .map(entry ->
                        Problem.of(entry, entry.base().form().plural() + " must not be constrained in a CA for TLS"));
    }

    private static Stream<Problem> reserved(NameConstraints constraints) {
        return PlacedSubtree.on(Side.PERMITTED, constraints.permitted())
                .flatMap(entry -> entry.base() instanceof IpBase block
                        ? ReservedRanges.overlapping(block)
                                .map(range -> Problem.of(entry, "it overlaps the reserved range " + range.value()))
                                .stream()
                        : Stream.empty());
    }
}
