package io.github.pcaconstrain.policy.name;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address of either family, unsigned and in network order.
 *
 * @param family IPv4 or IPv6; an IPv4-mapped IPv6 address is IPv6, because certificates distinguish the families by
 *     length
 * @param high the upper 64 bits of an IPv6 address; 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address; the 32 bits of an IPv4 address
 */
public record IpAddress(IpFamily family, long high, long low) implements Comparable<IpAddress> {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** The address in these 4 or 16 octets. */
    public static IpAddress of(byte[] octets) {
        IpFamily family = IpFamily.ofLength(octets.length)
                .orElseThrow(() -> new IllegalArgumentException("an IP address of " + octets.length + " octets"));
        return family == IpFamily.V4
                ? new IpAddress(family, 0, bits(octets, 0, 4))
                : new IpAddress(family, bits(octets, 0, 8), bits(octets, 8, 16));
    }

    /** Parses a literal: dotted decimal without leading zeros, or IPv6 without a zone; empty if it is neither. */
    public static Optional<IpAddress> parse(String text) {
        if (IPV4.matcher(text).matches()) {
            return Optional.of(of(literal(text)));
        }
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            byte[] octets = InetAddress.getByName(text).getAddress();
            return Optional.of(octets.length == 4 ? mapped(octets) : of(octets));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Its 4 or 16 octets. */
    public byte[] octets() {
        byte[] octets = new byte[family.octets()];
        for (int i = 0; i < octets.length; i++) {
            int shift = 8 * (octets.length - 1 - i);
            octets[i] = (byte) ((shift >= 64 ? high : low) >>> shift); // a shift counts modulo 64
        }
        return octets;
    }

    /** The first address of the block of this prefix length (0 to 32 or 128) that contains it. */
    public IpAddress first(int prefix) {
        return family == IpFamily.V4
                ? new IpAddress(family, 0, low & mask(prefix + 32))
                : new IpAddress(family, high & mask(Math.min(prefix, 64)), low & mask(Math.max(prefix - 64, 0)));
    }

    /** The last address of the block of this prefix length (0 to 32 or 128) that contains it. */
    public IpAddress last(int prefix) {
        return family == IpFamily.V4
                ? new IpAddress(family, 0, low | (~mask(prefix + 32) & 0xffff_ffffL))
                : new IpAddress(family, high | ~mask(Math.min(prefix, 64)), low | ~mask(Math.max(prefix - 64, 0)));
    }

    /** The next address, unless this is the last of its family. */
    public Optional<IpAddress> next() {
        if (equals(last(0))) {
            return Optional.empty();
        }
        return Optional.of(new IpAddress(family, low == -1L ? high + 1 : high, low + 1));
    }

    /** The number of leading bits that it shares with an address of the same family. */
    public int commonPrefix(IpAddress other) {
        if (family == IpFamily.V4) {
            return Long.numberOfLeadingZeros(low ^ other.low) - 32;
        }
        int upper = Long.numberOfLeadingZeros(high ^ other.high);
        return upper < 64 ? upper : 64 + Long.numberOfLeadingZeros(low ^ other.low);
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        int byHigh = byFamily != 0 ? byFamily : Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted decimal, or the canonical text of RFC 5952. */
    @Override
    public String toString() {
        return family == IpFamily.V4 ? dotted() : Rfc5952.format(octets());
    }

    private String dotted() {
        return (low >>> 24) + "." + ((low >>> 16) & 0xff) + "." + ((low >>> 8) & 0xff) + "." + (low & 0xff);
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    private static long bits(byte[] octets, int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = (bits << 8) | (octets[i] & 0xff);
        }
        return bits;
    }

    // The JDK returns an IPv4-mapped literal as IPv4, which would affect the wrong family.
    private static IpAddress mapped(byte[] ipv4) {
        return new IpAddress(IpFamily.V6, 0, 0xffff_0000_0000L | bits(ipv4, 0, 4));
    }

    private static byte[] literal(String ipv4) {
        try {
            return InetAddress.getByName(ipv4).getAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(ipv4, impossible);
        }
    }
}
