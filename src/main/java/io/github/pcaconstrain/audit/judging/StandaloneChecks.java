package io.github.pcaconstrain.audit.judging;

import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.audit.path.SecurityStrength;
import io.github.pcaconstrain.audit.result.AuditCode;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks a certificate by itself: dates, strength, serial number. */
final class StandaloneChecks {
    private final AuditOptions options;

    StandaloneChecks(AuditOptions options) {
        this.options = options;
    }

    List<CertificateFinding> check(ParsedCertificate certificate) {
        List<CertificateFinding> findings = new ArrayList<>();
        dates(certificate, findings);
        SecurityStrength.Of key = SecurityStrength.key(certificate.raw().publicKey());
        strength(certificate, key, AuditCode.WEAK_KEY, "key", findings);
        // Nobody relies on the self-signature of a root.
        if (!certificate.contents().isSelfIssued()) {
            SecurityStrength.Of signature =
                    SecurityStrength.signature(certificate.raw().signatureAlgorithm());
            strength(certificate, signature, AuditCode.WEAK_SIGNATURE, "signature", findings);
        }
        if (certificate.raw().serial().signum() < 0) {
            findings.add(AuditCode.NEGATIVE_SERIAL.of(
                    certificate,
                    "",
                    "its serial number is " + certificate.contents().serial()));
        }
        return findings;
    }

    private void dates(ParsedCertificate certificate, List<CertificateFinding> findings) {
        Instant at = options.at();
        Instant notAfter = certificate.contents().notAfter();
        if (at.isAfter(notAfter)) {
            findings.add(AuditCode.EXPIRED.of(certificate, "", "it expired on " + notAfter));
        } else if (options.expiresWithin().isPresent()
                && !at.plus(options.expiresWithin().get()).isBefore(notAfter)) {
            findings.add(AuditCode.EXPIRES_SOON.of(certificate, "", "it expires on " + notAfter));
        }
        Instant notBefore = certificate.contents().notBefore();
        if (at.isBefore(notBefore)) {
            findings.add(AuditCode.NOT_YET_VALID.of(certificate, "", "it is not valid before " + notBefore));
        }
    }

    private void strength(
            ParsedCertificate certificate,
            SecurityStrength.Of strength,
            AuditCode code,
            String part,
            List<CertificateFinding> findings) {
        if (strength.isBelow(options.minStrength())) {
            findings.add(code.of(
                    certificate,
                    part,
                    String.format(
                            Locale.ROOT,
                            "its %s is %s, weaker than %d bits",
                            part,
                            strength.text(),
                            options.minStrength())));
        } else if (strength.bits().isEmpty()) {
            findings.add(AuditCode.STRENGTH_UNKNOWN.of(
                    certificate, part, "the strength of its " + part + " is not known: " + strength.name()));
        }
    }
}
