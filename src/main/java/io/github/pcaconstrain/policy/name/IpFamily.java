package io.github.pcaconstrain.policy.name;

import java.util.Optional;

/** An IP address family; constraints of one family never cover names of the other. */
public enum IpFamily {
    V4(4),
    V6(16);

    private final int octets;

    IpFamily(int octets) {
        this.octets = octets;
    }

    /** The length of an address. */
    public int octets() {
        return octets;
    }

    /** The length of an address in bits: 32 or 128. */
    public int bits() {
        return 8 * octets;
    }

    /** The family whose addresses have this many octets. */
    public static Optional<IpFamily> ofLength(int octets) {
        return octets == 4 ? Optional.of(V4) : octets == 16 ? Optional.of(V6) : Optional.empty();
    }

    @Override
    public String toString() {
        return this == V4 ? "IPv4" : "IPv6";
    }
}
