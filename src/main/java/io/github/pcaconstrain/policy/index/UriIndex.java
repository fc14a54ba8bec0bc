package io.github.pcaconstrain.policy.index;

import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.UriBase;
import io.github.pcaconstrain.policy.index.HostTrie.Reach;
import io.github.pcaconstrain.policy.name.Side;
import java.util.Optional;

/**
 * uniformResourceIdentifier constraints, over the host of a URI.
 *
 * <p>RFC 5280, section 4.2.1.10: "When the constraint begins with a period, it MAY be expanded with one or more labels.
 * ... When the constraint does not begin with a period, it specifies a host."
 *
 * <pre>
 * base           URI                        covers
 * example.com    https://example.com/x      yes
 * example.com    https://a.example.com/     no
 * .example.com   https://a.example.com/     yes
 * .example.com   https://example.com/       no
 * </pre>
 */
public final class UriIndex implements SubtreeIndex<String> {
    private final Side side;
    private final HostTrie hosts;

    UriIndex(Side side, int expected) {
        this.side = side;
        hosts = new HostTrie(expected);
    }

    void add(UriBase base, Subtree subtree) {
        hosts.add(base.value(), start(base), reach(side, base), subtree);
    }

    private static int start(UriBase base) {
        return base.isDomain() ? 1 : 0;
    }

    private static Reach reach(Side side, UriBase base) {
        return base.value().isEmpty() ? HostTrie.reachOfEmpty(side) : base.isDomain() ? Reach.BELOW : Reach.HOST;
    }

    @Override
    public boolean isEmpty() {
        return hosts.isEmpty();
    }

    /** {@inheritDoc} The name is the host of the URI. */
    @Override
    public Optional<Subtree> covering(String host) {
        return hosts.covering(host, 0);
    }

    @Override
    public Optional<Subtree> coveringAll(SubtreeBase base) {
        return base instanceof UriBase uri
                ? hosts.coveringAll(uri.value(), start(uri), reach(side, uri))
                : Optional.empty();
    }

    @Override
    public Optional<Subtree> nearest(String host) {
        return hosts.nearest(host, 0);
    }
}
