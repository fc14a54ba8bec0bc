package io.github.pcaconstrain.issuance;

import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import io.github.pcaconstrain.issuance.request.Issuance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Proves that a certificate was issued for this request, and is not an earlier one with the same constraints, which may
 * be revoked or about to be.
 */
public final class NoveltyCheck {
    private static final String PLACE = "certificate";

    /** AWS backdates by 60 minutes; the rest is for clocks. */
    private static final Duration OLDEST = Duration.ofMinutes(65);

    private static final Set<FindingCode> OLD = Set.of(GateCode.CERTIFICATE_NOT_NEW, GateCode.CERTIFICATE_TOO_OLD);

    private NoveltyCheck() {}

    /** Whether the findings leave no doubt that the certificate was issued for the request. */
    public static boolean isNew(List<Finding> findings) {
        return findings.stream().map(Finding::kind).noneMatch(OLD::contains);
    }

    /**
     * Checks a certificate.
     *
     * @param begun the start of the run that requested it
     * @param current the certificate that the CA uses now; empty if it has none, or if it is not known
     * @param history the records of this machine
     */
    public static List<Finding> of(
            Issuance issuance, Instant begun, Optional<CaCertificate> current, CertificateHistory history) {
        Optional<CaCertificate> read = CaCertificate.find(issuance.signed().certificate());
        if (read.isEmpty()) {
            return List.of(); // the gate reports that
        }
        CaCertificate certificate = read.get();
        List<Finding> findings = new ArrayList<>();
        history.revocation(certificate).ifPresent(revoked -> findings.add(revoked(certificate, revoked)));
        Stream.concat(
                        current.map(each -> KnownCertificate.installed(each, "the CA uses it")).stream(),
                        history.known().stream().filter(each -> !each.hasToken(issuance.token())))
                .filter(each -> each.hasArn(issuance.arn()) || each.is(certificate))
                .findFirst()
                .ifPresent(each -> findings.add(GateCode.CERTIFICATE_NOT_NEW.finding(
                        PLACE,
                        "AWS returned a certificate that already existed, serial " + certificate.serial() + ": "
                                + each.source())));
        Instant start = certificate.contents().notBefore();
        if (start.isBefore(begun.minus(OLDEST))) {
            findings.add(GateCode.CERTIFICATE_TOO_OLD.finding(
                    PLACE,
                    "it starts at " + start + ", more than " + OLDEST.toMinutes() + " minutes before this run began at "
                            + begun + ", so it was not issued for this request"));
        }
        return findings;
    }

    /** Checks a certificate that is about to be installed. It may be old, but must not be revoked. */
    public static List<Finding> ofInstallation(CaCertificate certificate, CertificateHistory history) {
        return history.revocation(certificate).map(each -> revoked(certificate, each)).stream()
                .toList();
    }

    private static Finding revoked(CaCertificate certificate, KnownCertificate revocation) {
        return CertificateCode.CERTIFICATE_REVOKED.finding(
                PLACE, "serial " + certificate.serial() + " is revoked: " + revocation.source());
    }
}
