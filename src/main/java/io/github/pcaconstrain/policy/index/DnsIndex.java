package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.DnsBase;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.index.HostTrie.Reach;
import io.github.pcaconstrain.policy.name.Flaw;
import io.github.pcaconstrain.policy.name.HostName;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/**
 * dNSName constraints, by label.
 *
 * <p>RFC 5280, section 4.2.1.10: "Any DNS name that can be constructed by simply adding zero or more labels to the
 * left-hand side of the name satisfies the name constraint."
 *
 * <ul> <li>Q: does {@code .example.com} cover {@code example.com}? A: no, only what is below. <li>Q: and {@code
 *   *.example.com}? A: it stands for every name with one more label. It is permitted if all of them are, and excluded
 *   if any of them is (CVE-2025-61727). <li>Q: are whole labels compared? A: yes, {@code example.com} does not cover
 *   {@code badexample.com}.
 * </ul>
 *
 * <pre>
 * base            name               permits  excludes
 * example.com     example.com        yes      yes
 * example.com     a.example.com      yes      yes
 * .example.com    example.com        no       no
 * .example.com    *.example.com      yes      yes
 * a.example.com   *.example.com      no       yes
 * .a.example.com  *.example.com      no       no
 * </pre>
 */
public final class DnsIndex implements SubtreeIndex<String> {
    private static final String WILDCARD = "*.";

    private final Side side;
    private final HostTrie hosts;

    DnsIndex(Side side, int expected) {
        this.side = side;
        hosts = new HostTrie(expected);
    }

    void add(DnsBase base, Subtree subtree) {
        Reach reach = base.hasLeadingDot() ? Reach.BELOW : Reach.HOST_AND_BELOW;
        hosts.add(base.value(), start(base), reach, subtree);
    }

    private static int start(DnsBase base) {
        return base.hasLeadingDot() ? 1 : 0;
    }

    /** Why the text is not a valid DNS name in a certificate; empty if it is one. */
    public static Optional<Flaw> flaw(String name) {
        int start = name.startsWith(WILDCARD) ? WILDCARD.length() : 0;
        Optional<Flaw> flaw = HostName.flaw(name.substring(start));
        return flaw.isPresent() || name.length() <= HostName.MAX_NAME ? flaw : Optional.of(HostName.tooLong(name));
    }

    @Override
    public boolean isEmpty() {
        return hosts.isEmpty();
    }

    @Override
    public Optional<Subtree> covering(String name) {
        if (!name.startsWith(WILDCARD)) {
            return hosts.covering(name, 0);
        }
        int parent = WILDCARD.length();
        return side == Side.PERMITTED ? hosts.coveringEveryChild(name, parent) : hosts.coveringSomeChild(name, parent);
    }

    @Override
    public Optional<Subtree> coveringAll(SubtreeBase base) {
        if (!(base instanceof DnsBase dns)) {
            return Optional.empty();
        }
        // A base without a dot covers its own host and everything below it.
        Optional<Subtree> whole = hosts.covering(dns.value(), start(dns));
        return whole.isPresent() || !dns.hasLeadingDot() ? whole : hosts.coveringEveryChild(dns.value(), start(dns));
    }

    @Override
    public Optional<Subtree> nearest(String name) {
        return hosts.nearest(name, 0);
    }
}
