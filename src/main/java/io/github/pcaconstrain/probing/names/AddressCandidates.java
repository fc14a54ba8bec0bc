package io.github.pcaconstrain.probing.names;

import io.github.pcaconstrain.policy.IpBase;
import io.github.pcaconstrain.policy.SubtreeBase;
import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Addresses around a block: its first and last, one within, and the neighbours before and after it. */
final class AddressCandidates {
    private AddressCandidates() {}

    static List<Candidate> of(SubtreeBase base) {
        return base instanceof IpBase block ? block(block.canonical()) : List.of();
    }

    private static List<Candidate> block(IpBase block) {
        int octets = block.address().family().octets();
        BigInteger first = new BigInteger(1, block.address().octets());
        BigInteger size = BigInteger.ONE.shiftLeft(block.address().family().bits() - block.prefix());
        BigInteger last = first.add(size).subtract(BigInteger.ONE);
        List<Candidate> candidates = new ArrayList<>();
        add(candidates, ProbeKind.BASE, first, octets);
        add(candidates, ProbeKind.BELOW, first.add(size.shiftRight(1)), octets);
        add(candidates, ProbeKind.DEEP_BELOW, last, octets);
        add(candidates, ProbeKind.SIBLING, last.add(BigInteger.ONE), octets);
        add(candidates, ProbeKind.SIBLING, first.subtract(BigInteger.ONE), octets);
        return candidates;
    }

    /** There is no address before the first or after the last one of a family. */
    private static void add(List<Candidate> candidates, ProbeKind kind, BigInteger value, int octets) {
        if (value.signum() < 0 || value.bitLength() > Byte.SIZE * octets) {
            return;
        }
        byte[] address = new byte[octets];
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, octets); // a leading zero octet may carry the sign
        System.arraycopy(bytes, bytes.length - length, address, octets - length, length);
        candidates.add(new Candidate(kind, new PresentedName.Ip(IpAddress.of(address))));
    }
}
