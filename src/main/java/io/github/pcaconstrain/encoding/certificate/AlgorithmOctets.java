package io.github.pcaconstrain.encoding.certificate;

import java.util.Arrays;
import java.util.List;

/** AlgorithmIdentifiers compared as the octets that they are, whatever algorithm they name. */
final class AlgorithmOctets {
    private static final int NULL = 0x05;

    private AlgorithmOctets() {}

    /** Whether two identifiers name the same algorithm. That parameters are NULL or left out makes no difference. */
    static boolean areSame(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || areAlike(one, other);
    }

    private static boolean areAlike(byte[] one, byte[] other) {
        try {
            List<RawElement> first = RawElement.whole(one).children();
            List<RawElement> second = RawElement.whole(other).children();
            return haveNoParameters(first)
                    && haveNoParameters(second)
                    && Arrays.equals(first.get(0).encoded(), second.get(0).encoded());
        } catch (IllegalArgumentException e) {
            return false; // what cannot be read is only the same as its own octets
        }
    }

    private static boolean haveNoParameters(List<RawElement> fields) {
        return fields.size() == 1 || (fields.size() == 2 && fields.get(1).is(NULL));
    }
}
