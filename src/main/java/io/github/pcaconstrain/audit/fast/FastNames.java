package io.github.pcaconstrain.audit.fast;

import io.github.pcaconstrain.policy.IpAddress;
import io.github.pcaconstrain.policy.PresentedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The alternative names of a {@link FastCertificate}, where all of them are DNS names and addresses. */
public final class FastNames {
    private static final int DNS = 0x82;
    private static final int IP = 0x87;

    private final Der der = new Der();

    /** The names, or nothing if one is of another form or broken: then the full parser has to read them. */
    public Optional<List<PresentedName>> read(FastCertificate certificate) {
        List<PresentedName> names = new ArrayList<>(2);
        der.reset(certificate.octets, certificate.names().from, certificate.names().to);
        while (!der.atEnd()) {
            if (!der.read() || !add(certificate.octets, names)) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    /** Whether every common name of the subject is one of these DNS names; then there is nothing more to say of it. */
    public boolean commonNameIsAmong(FastCertificate certificate, List<PresentedName> presented) {
        byte[] octets = certificate.octets;
        der.reset(octets, certificate.subject.from, certificate.subject.to);
        der.read();
        der.enter();
        int end = der.to;
        while (!der.atEnd()) {
            if (!der.read(Der.SET)) {
                return false;
            }
            int next = der.to;
            der.enter();
            while (!der.atEnd()) {
                if (!der.read(Der.SEQUENCE)) {
                    return false;
                }
                int after = der.to;
                der.enter();
                if (!der.read(Der.OID)) {
                    return false;
                }
                boolean commonName = isCommonName(octets);
                if (!der.read() || (commonName && !isAmong(octets, presented))) {
                    return false;
                }
                der.moveTo(after, next);
            }
            der.moveTo(next, end);
        }
        return true;
    }

    private boolean isCommonName(byte[] octets) {
        return der.to - der.from == 3
                && octets[der.from] == 0x55
                && octets[der.from + 1] == 0x04
                && octets[der.from + 2] == 0x03;
    }

    private boolean isAmong(byte[] octets, List<PresentedName> presented) {
        for (PresentedName name : presented) {
            String value = name instanceof PresentedName.Dns dns ? dns.value() : "";
            boolean same = value.length() == der.to - der.from;
            for (int i = 0; same && i < value.length(); i++) {
                same = value.charAt(i) == (octets[der.from + i] & 0xff);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private boolean add(byte[] octets, List<PresentedName> names) {
        int length = der.to - der.from;
        if (der.tag == DNS && isPrintable(octets, der.from, der.to)) {
            names.add(new PresentedName.Dns(new String(octets, der.from, length, StandardCharsets.ISO_8859_1)));
            return true;
        }
        if (der.tag == IP && (length == 4 || length == 16)) {
            names.add(new PresentedName.Ip(IpAddress.of(java.util.Arrays.copyOfRange(octets, der.from, der.to))));
            return true;
        }
        return false;
    }

    private static boolean isPrintable(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] <= ' ' || octets[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
