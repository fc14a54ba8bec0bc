package io.github.pcaconstrain.policy.chain;

import static io.github.pcaconstrain.policy.chain.Witness.BOUNCY_CASTLE;
import static io.github.pcaconstrain.policy.chain.Witness.JDK;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.chain.Witness.Outcome;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A point on which a witness decides differently, and why we are right or take the careful side. Seen with Bouncy Castle
 * 1.87, JDK 17 and JDK 25; the cause is named as far as it is known.
 *
 * @param id a short name for it
 * @param witness the one that decides differently
 * @param forms the name forms it is seen with
 * @param theirs what comes of it there; null where it goes both ways
 * @param reason the difference in words
 * @param applies whether it can explain a case
 */
public record KnownDisagreement(
        String id,
        Witness witness,
        Set<String> forms,
        @Nullable Outcome theirs,
        String reason,
        Predicate<DifferentialCase> applies) {
    private static final List<KnownDisagreement> ALL = List.of(
            new KnownDisagreement(
                    "bc empty exclusion",
                    BOUNCY_CASTLE,
                    Set.of("dns", "email", "uri", "dn"),
                    Outcome.ACCEPTED,
                    "an excluded empty base, which covers every name, excludes nothing",
                    DifferentialCase::isDecidedByEmptyBase),
            new KnownDisagreement(
                    "bc empty permit",
                    BOUNCY_CASTLE,
                    Set.of("dns", "dn"),
                    Outcome.REFUSED,
                    "a permitted empty base, which covers every name, permits nothing",
                    c -> c.ours().isPermitted()
                            && c.hasPermittedBase(base -> base.value().isEmpty())),
            new KnownDisagreement(
                    "bc leading dot intersection",
                    BOUNCY_CASTLE,
                    Set.of("dns"),
                    Outcome.REFUSED,
                    "the permitted lists of two CAs are intersected before names are looked at, and example.com and"
                            + " .example.com have nothing in common then",
                    c -> c.ours().isPermitted()
                            && c.hasSeveralPermittedLists()
                            && c.hasPermittedBase(base -> base.value().startsWith("."))),
            new KnownDisagreement(
                    "bc wildcard exclusion",
                    BOUNCY_CASTLE,
                    Set.of("dns"),
                    Outcome.ACCEPTED,
                    "a wildcard that can expand into an excluded subtree passes (as CVE-2025-61727 in Go)",
                    c -> c.isOurs(Decision.EXCLUDED) && c.name().value().startsWith("*.")),
            new KnownDisagreement(
                    "bc trailing dot",
                    BOUNCY_CASTLE,
                    Set.of("dns"),
                    Outcome.ACCEPTED,
                    "a dot at the end of a name is dropped; RFC 5280 has no such name, so we refuse it",
                    c -> c.isOurs(Decision.MALFORMED) && c.name().value().endsWith(".")),
            new KnownDisagreement(
                    "bc ipv4 mapped",
                    BOUNCY_CASTLE,
                    Set.of("ip"),
                    null,
                    "an IPv4-mapped address counts as IPv4; a certificate tells the families apart by length",
                    DifferentialCase::isIpv4Mapped),
            new KnownDisagreement(
                    "bc local part case",
                    BOUNCY_CASTLE,
                    Set.of("email"),
                    null,
                    "local parts are compared without case; RFC 5280, section 7.5, compares them with it",
                    DifferentialCase::hasMailboxOfOtherCase),
            new KnownDisagreement(
                    "bc uri without host",
                    BOUNCY_CASTLE,
                    Set.of("uri"),
                    Outcome.ACCEPTED,
                    "a URI without a host name passes exclusions; RFC 5280 says MUST reject",
                    KnownDisagreement::isUncoverableUri),
            new KnownDisagreement(
                    "jdk empty base",
                    JDK,
                    Set.of("dns", "email", "uri"),
                    Outcome.THREW,
                    "an empty base cannot be parsed, or throws when it is compared",
                    c -> c.hasBase(base -> base.value().isEmpty())),
            new KnownDisagreement(
                    "jdk empty intersection",
                    JDK,
                    Set.of("dns", "ip", "email", "uri"),
                    Outcome.THREW,
                    "where a permitted list meets another, what they do not share becomes an exclusion of everything, and"
                            + " making that one throws",
                    DifferentialCase::hasSeveralPermittedLists),
            new KnownDisagreement(
                    "jdk wildcard exclusion",
                    JDK,
                    Set.of("dns"),
                    Outcome.ACCEPTED,
                    "a wildcard that can expand into an excluded subtree passes (as CVE-2025-61727 in Go)",
                    c -> c.isOurs(Decision.EXCLUDED) && c.name().value().startsWith("*.")),
            new KnownDisagreement(
                    "jdk trailing dot",
                    JDK,
                    Set.of("dns"),
                    Outcome.ACCEPTED,
                    "a name with a dot at its end escapes an exclusion",
                    c -> c.isOurs(Decision.MALFORMED) && c.name().value().endsWith(".")),
            new KnownDisagreement(
                    "jdk merging opens",
                    JDK,
                    Set.of("dns", "ip", "email", "uri", "dn"),
                    Outcome.ACCEPTED,
                    "when lists are merged, a permitted subtree inside an excluded one is dropped, and with the last of them"
                            + " the form is open; a permitted URI host and the domain below it are taken for one",
                    c -> c.isOurs(Decision.NOT_PERMITTED)
                            && c.hasSeveralCas()
                            && c.hasPermitted()
                            && (c.hasExcluded() || c.form().equals("uri"))),
            new KnownDisagreement(
                    "jdk merging loses",
                    JDK,
                    Set.of("dns", "ip", "email", "uri", "dn"),
                    Outcome.REFUSED,
                    "when lists are merged, subtrees that lie in both can be lost",
                    c -> c.ours().isPermitted() && c.hasSeveralCas() && c.hasPermitted()),
            new KnownDisagreement(
                    "jdk merging forgets an exclusion",
                    JDK,
                    Set.of("uri"),
                    Outcome.ACCEPTED,
                    "when an excluded host and the excluded domain below it are merged, one of the two is dropped",
                    c -> c.isOurs(Decision.EXCLUDED)
                            && c.hasSeveralCas()
                            && c.hasBase(base -> base.value().startsWith("."))
                            && c.hasBase(base -> !base.value().startsWith("."))),
            new KnownDisagreement(
                    "jdk other ip family",
                    JDK,
                    Set.of("ip"),
                    null,
                    "address and block are compared octet by octet whatever their length: IPv6 addresses whose first octets"
                            + " fit match an IPv4 block, and IPv6 blocks throw on IPv4 addresses",
                    DifferentialCase::hasBaseOfTheOtherFamily),
            new KnownDisagreement(
                    "jdk host bits",
                    JDK,
                    Set.of("ip"),
                    null,
                    "a block with bits set below its prefix matches nothing",
                    c -> c.hasBase(base -> base instanceof IpBase block && block.hasHostBits())),
            new KnownDisagreement(
                    "jdk local part case",
                    JDK,
                    Set.of("email"),
                    null,
                    "local parts are compared without case; RFC 5280, section 7.5, compares them with it",
                    DifferentialCase::hasMailboxOfOtherCase),
            new KnownDisagreement(
                    "jdk uri without host",
                    JDK,
                    Set.of("uri"),
                    null,
                    "a URI without a host throws, and one with an IP address passes exclusions; RFC 5280 says MUST reject",
                    KnownDisagreement::isUncoverableUri));

    /** Those that explain the case. */
    public static List<KnownDisagreement> explaining(DifferentialCase compared) {
        return ALL.stream()
                .filter(known -> known.witness == compared.witness()
                        && known.forms.contains(compared.form())
                        && (known.theirs == null || known.theirs == compared.theirs())
                        && known.applies.test(compared))
                .toList();
    }

    /** All of one witness. */
    static List<KnownDisagreement> of(Witness witness) {
        return ALL.stream().filter(known -> known.witness == witness).toList();
    }

    private static boolean isUncoverableUri(DifferentialCase compared) {
        return compared.ours().reason().contains("so no URI constraint can cover it");
    }

    @Override
    public String toString() {
        return id + ": " + reason;
    }
}
