package io.github.pcaconstrain.suggest;

import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.IpFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** IP addresses of one family, counted by block: /24 of IPv4, /64 of IPv6. Not thread-safe. */
final class AddressCounts {
    /** The bits of IPv4 that are not told apart. */
    private static final int IPV4_REST = 8;

    private final IpFamily family;
    private final Map<Long, CertificateCount> blocks = new HashMap<>();

    AddressCounts(IpFamily family) {
        this.family = family;
    }

    /** Counts an address of a certificate, whose names are added one after the other. */
    void add(IpAddress address, int certificate) {
        blocks.computeIfAbsent(block(address), key -> new CertificateCount()).add(certificate);
    }

    private static long block(IpAddress address) {
        return address.family() == IpFamily.V4 ? address.low() >>> IPV4_REST : address.high();
    }

    IpFamily family() {
        return family;
    }

    /** The first address of a block. */
    IpAddress address(long block) {
        return family == IpFamily.V4 ? new IpAddress(family, 0, block << IPV4_REST) : new IpAddress(family, block, 0);
    }

    /** The prefix length of a block. */
    int bits() {
        return family == IpFamily.V4 ? family.bits() - IPV4_REST : Long.SIZE;
    }

    /** The blocks in order. */
    long[] blocks() {
        return blocks.keySet().stream()
                .sorted(Long::compareUnsigned)
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The certificates that have an address in a block that has some. */
    CertificateCount certificates(long block) {
        return Objects.requireNonNull(blocks.get(block));
    }
}
