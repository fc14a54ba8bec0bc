package io.github.pcaconstrain.audit.fast;

import io.github.pcaconstrain.policy.name.IpAddress;
import io.github.pcaconstrain.policy.name.PresentedName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Alternative names, if all of them are DNS names and IP addresses. Not thread-safe. */
public final class FastNames {
    private static final int DNS = 0x82;
    private static final int IP = 0x87;

    private final DerCursor der = new DerCursor();

    /** Whether all names are; names of other forms and malformed ones are left to the full parser. */
    boolean areUsual(byte[] octets, Range names) {
        der.reset(octets, names.from, names.to);
        while (!der.atEnd()) {
            if (!der.read() || !isUsual(octets)) {
                return false;
            }
        }
        return true;
    }

    private boolean isUsual(byte[] octets) {
        int length = der.to - der.from;
        return der.tag == DNS ? isPrintable(octets, der.from, der.to) : der.tag == IP && (length == 4 || length == 16);
    }

    private static boolean isPrintable(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] <= ' ' || octets[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a DNS name with exactly these octets. */
    boolean hold(byte[] octets, Range names, int from, int to) {
        der.reset(octets, names.from, names.to);
        while (!der.atEnd() && der.read()) {
            if (der.tag == DNS && Arrays.equals(octets, der.from, der.to, octets, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all names in this range, which are names of a {@link FastCertificate}, pass a test. */
    public boolean allPass(byte[] octets, int from, int to, Predicate<PresentedName> test) {
        der.reset(octets, from, to);
        while (!der.atEnd()) {
            if (!der.read() || !isUsual(octets) || !test.test(name(octets))) {
                return false;
            }
        }
        return true;
    }

    /** Adds all names in this range, which are usual ones, to a list. */
    void addTo(List<PresentedName> list, byte[] octets, Range names) {
        der.reset(octets, names.from, names.to);
        while (!der.atEnd() && der.read()) {
            list.add(name(octets));
        }
    }

    private PresentedName name(byte[] octets) {
        return der.tag == DNS
                ? new PresentedName.Dns(new String(octets, der.from, der.to - der.from, StandardCharsets.ISO_8859_1))
                : new PresentedName.Ip(IpAddress.of(Arrays.copyOfRange(octets, der.from, der.to)));
    }
}
