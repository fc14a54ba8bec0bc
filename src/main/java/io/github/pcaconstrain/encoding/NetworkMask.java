package io.github.pcaconstrain.encoding;

import java.math.BigInteger;
import java.util.OptionalInt;

/** Network masks in octets, which encode the prefix length in an iPAddress constraint. */
public final class NetworkMask {
    private NetworkMask() {}

    /** The number of leading one bits, if only zero bits follow. */
    static OptionalInt prefix(byte[] mask) {
        int bits = 8 * mask.length;
        BigInteger zeros =
                BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).andNot(new BigInteger(1, mask));
        boolean contiguous = zeros.and(zeros.add(BigInteger.ONE)).signum() == 0;
        return contiguous ? OptionalInt.of(bits - zeros.bitLength()) : OptionalInt.empty();
    }

    /** A mask with this number of octets and leading one bits. */
    public static byte[] of(int prefix, int octets) {
        byte[] mask = new byte[octets];
        for (int bit = 0; bit < prefix; bit++) {
            mask[bit / 8] |= (byte) (0x80 >>> (bit % 8));
        }
        return mask;
    }
}
