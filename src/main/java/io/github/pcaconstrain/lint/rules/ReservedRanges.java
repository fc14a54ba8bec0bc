package io.github.pcaconstrain.lint.rules;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Address ranges without an owner on the Internet: the special-purpose registries of IANA, and multicast. */
final class ReservedRanges {
    private static final List<IpBase> RANGES = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/128",
                    "::1/128",
                    "::ffff:0:0/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .map(ReservedRanges::block)
            .toList();

    private ReservedRanges() {}

    /** A reserved range that overlaps the block. */
    static Optional<IpBase> overlapping(IpBase block) {
        return RANGES.stream()
                .filter(range -> range.covers(block) || block.covers(range))
                .findFirst();
    }

    private static IpBase block(String cidr) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(cidr.substring(0, slash)).orElseThrow();
        return new IpBase(address, Integer.parseInt(cidr.substring(slash + 1)));
    }
}
