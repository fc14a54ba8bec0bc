package io.github.pcaconstrain.audit.surroundings;

import io.github.pcaconstrain.audit.fleet.CaSettings;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Place;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of a CA, and what an audit knows of its certificates.
 *
 * @param settings the settings
 * @param certificate the installed certificate, if it was read
 * @param isUsedByAcm whether ACM manages certificates of it
 */
public record AuditedSettings(CaSettings settings, Optional<Installed> certificate, boolean isUsedByAcm) {
    /**
     * The certificate of a CA.
     *
     * @param fingerprint its SHA-256 fingerprint in hexadecimal
     * @param subject its subject
     * @param notAfter the end of its validity
     * @param lastLeaf the end of that certificate of the CA which expires last; empty if there is none
     */
    public record Installed(String fingerprint, String subject, Instant notAfter, Optional<Instant> lastLeaf) {
        public Installed {
            Objects.requireNonNull(fingerprint, "fingerprint");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(notAfter, "notAfter");
            Objects.requireNonNull(lastLeaf, "lastLeaf");
        }
    }

    public AuditedSettings {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(certificate, "certificate");
    }

    /** A finding about the CA, whichever certificate it has. */
    public CertificateFinding found(Finding finding) {
        return CertificateFinding.of(
                finding,
                new Place(
                        settings.ca().toString(),
                        0,
                        certificate.map(Installed::subject).orElse("")));
    }
}
