package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.path.IssuerConstraints;
import io.github.pcaconstrain.audit.path.IssuerConstraintsCache;
import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The CA certificates that were given beside a trail. */
public final class GivenCas {
    private final IssuerConstraintsCache cache;
    private final Set<String> held;
    private final Map<String, List<ParsedCertificate>> bySerial = new HashMap<>();
    private final Map<String, ParsedCertificate> byFingerprint = new HashMap<>();
    private final Function<String, Optional<String>> firstOf;

    /**
     * CA certificates with what is known about them.
     *
     * @param cas the certificates
     * @param held the fingerprints of those that a source other than an audit report has: a report lists everything that
     *     was issued
     * @param firstOf the fingerprint of what AWS gave by the ARN of a CA or of a certificate, which may have been found
     *     elsewhere before, such as in the chain of another CA
     */
    public GivenCas(
            IssuerConstraintsCache cache,
            List<ParsedCertificate> cas,
            Set<String> held,
            Function<String, Optional<String>> firstOf) {
        this.cache = cache;
        this.held = Set.copyOf(held);
        this.firstOf = firstOf;
        for (ParsedCertificate ca : cas) {
            String serial = RecordedCertificate.serial(ca.contents().serial());
            bySerial.computeIfAbsent(serial, none -> new ArrayList<>()).add(ca);
            byFingerprint.put(ca.fingerprint(), ca);
        }
    }

    /** Whether a place is that of a certificate in an audit report: its ARN, below that of the CA that issued it. */
    public static boolean isIssued(String place) {
        return place.startsWith("arn:") && place.contains(":certificate-authority/") && place.contains("/certificate/");
    }

    /** The certificates that are the one with an ARN, as far as can be told. */
    List<ParsedCertificate> issued(String arn) {
        Optional<CertificateContents> signer = certificate(TrailRecord.issuer(arn));
        return issued(arn, found -> maySign(signer, found));
    }

    /**
     * The certificates that are the one with an ARN: the one that AWS gave by it, or those that have its serial number.
     *
     * @param isIt whether one that has the serial number is the one, as far as can be told
     */
    List<ParsedCertificate> issued(String arn, Predicate<CertificateContents> isIt) {
        return given(arn)
                .map(List::of)
                .orElseGet(() -> bySerial.getOrDefault(RecordedCertificate.serialOf(arn), List.of()).stream()
                        .filter(found -> isIt.test(found.contents()))
                        .toList());
    }

    private Optional<ParsedCertificate> given(String arn) {
        return firstOf.apply(arn).flatMap(fingerprint -> Optional.ofNullable(byFingerprint.get(fingerprint)));
    }

    /** The certificate of a CA, if its ARN is among the sources. */
    Optional<CertificateContents> certificate(String ca) {
        return given(ca).map(ParsedCertificate::contents);
    }

    /**
     * Whether a CA may have signed a certificate. A CA of AWS keeps its name and its key, whichever certificate it has.
     *
     * @param ca its certificate; if that is not known, it may have signed any
     */
    static boolean maySign(Optional<CertificateContents> ca, CertificateContents found) {
        return ca.isEmpty() || found.mayBeIssuedBy(ca.get());
    }

    /** Whether the CA with this ARN is among the sources, and everything below it is limited by constraints. */
    boolean isConstrained(String arn) {
        return given(arn).filter(this::isConstrained).isPresent();
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
