package io.github.pcaconstrain.impact;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.CertificateManager;
import io.github.pcaconstrain.ca.ManagedCertificate;
import io.github.pcaconstrain.ca.SignedCertificate;
import io.github.pcaconstrain.ca.pacing.ManagedWalk;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.encoding.certificate.CertificateContents;
import io.github.pcaconstrain.encoding.certificate.CertificateReader;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The valid certificates that a CA issued, as far as they are known: ACM lists those that it manages, and audit reports
 * list all. AWS Private CA has no operation that lists them. Not thread-safe.
 */
public final class Dependents {
    private final Instant now;
    private final Map<String, DependentCertificate> bySerial = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();

    /** Starts with none; certificates that have expired at this time are left out. */
    public Dependents(Instant now) {
        this.now = now;
    }

    /**
     * Adds what ACM manages of a CA.
     *
     * @throws AwsRefusedException if ACM refuses the list
     */
    public void addManaged(CertificateManager acm, RateLimits rateLimits, CaArn ca) {
        new ManagedWalk(acm, rateLimits).each(Optional.of(ca.region()), ca::equals, new ManagedWalk.Visitor() {
            @Override
            public void certificate(ManagedCertificate found, SignedCertificate signed) {
                read(found, signed);
            }

            @Override
            public void refused(String arn, AwsRefusedException refusal) {
                unreadable(arn + ": " + refusal.getMessage());
            }

            @Override
            public void missing(String arn) {
                unreadable(arn + ": ACM does not return it; run the command again");
            }
        });
    }

    private void read(ManagedCertificate found, SignedCertificate signed) {
        byte[] pem = signed.certificate().getBytes(StandardCharsets.US_ASCII);
        try {
            CertificateReader.read(found.arn(), pem).stream()
                    .limit(1)
                    .forEach(each -> add(found.arn(), each, found.inUseBy()));
        } catch (UnreadableInputException e) {
            unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Adds a certificate. */
    public void add(String place, CertificateContents certificate, List<String> usedBy) {
        add(new DependentCertificate(place, certificate.label(), certificate.serial(), certificate.notAfter(), usedBy));
    }

    /** Adds a certificate. One with the same serial number is the same certificate: the first one is kept. */
    public void add(DependentCertificate certificate) {
        if (certificate.notAfter().isAfter(now)) {
            bySerial.putIfAbsent(folded(certificate.serial()), certificate);
        }
    }

    /** Records a certificate that could not be read, so that it is not known whether it is valid. */
    public void unreadable(String problem) {
        unreadable.add(problem);
    }

    /** The certificates, the first to expire first. */
    public List<DependentCertificate> all() {
        return bySerial.values().stream()
                .sorted(Comparator.comparing(DependentCertificate::notAfter))
                .toList();
    }

    /** Those that expire after a time. */
    public List<DependentCertificate> after(Instant end) {
        return all().stream().filter(each -> each.notAfter().isAfter(end)).toList();
    }

    /** What could not be read, and why. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    private static String folded(String serial) {
        return serial.replace(":", "").toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
