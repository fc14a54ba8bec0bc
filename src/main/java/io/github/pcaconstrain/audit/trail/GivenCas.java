package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The CA certificates that were given beside a trail. */
public final class GivenCas {
    private final IssuerConstraintsCache cache;
    private final Set<String> held;
    private final Map<String, List<ParsedCertificate>> bySerial = new HashMap<>();
    private final Map<String, ParsedCertificate> byArn = new HashMap<>();

    /**
     * CA certificates with what is known about them.
     *
     * @param cas the certificates
     * @param held the fingerprints of those that a source other than an audit report has: a report lists everything that
     *     was issued
     */
    public GivenCas(IssuerConstraintsCache cache, List<ParsedCertificate> cas, Set<String> held) {
        this.cache = cache;
        this.held = Set.copyOf(held);
        for (ParsedCertificate ca : cas) {
            String serial = RecordedCertificate.serial(ca.contents().serial());
            bySerial.computeIfAbsent(serial, none -> new ArrayList<>()).add(ca);
            if (ca.place().index() == 1) {
                byArn.put(ca.place().source(), ca);
            }
        }
    }

    /** Whether a place is that of a certificate in an audit report: its ARN, below that of the CA that issued it. */
    public static boolean isIssued(String place) {
        return place.startsWith("arn:") && place.contains(":certificate-authority/") && place.contains("/certificate/");
    }

    /** The certificates with a serial number. AWS chooses 128 bits at random, so there is hardly ever a second one. */
    List<ParsedCertificate> withSerial(String serial) {
        return bySerial.getOrDefault(serial, List.of());
    }

    /** Whether the CA with this ARN is among the sources, and everything below it is limited by constraints. */
    boolean isConstrained(String arn) {
        ParsedCertificate ca = byArn.get(arn);
        return ca != null && isConstrained(ca);
    }

    /** Whether constraints limit what a CA signs: its own, or those of CAs above on every path. */
    boolean isConstrained(ParsedCertificate ca) {
        if (ca.contents().constraints().isPresent()) {
            return true;
        }
        IssuerConstraints own = cache.alone(ca);
        return own.isComplete()
                && !own.routes().isEmpty()
                && own.routes().stream().noneMatch(route -> route.constraints().isEmpty());
    }

    /** Whether it signed itself. */
    boolean isRoot(ParsedCertificate ca) {
        return cache.graph().isRoot(ca);
    }

    /** Whether a source has the certificate, and not only an audit report. */
    boolean isHeld(ParsedCertificate ca) {
        return held.contains(ca.fingerprint());
    }
}
