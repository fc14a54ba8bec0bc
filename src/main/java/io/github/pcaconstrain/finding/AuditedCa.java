package io.github.pcaconstrain.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A CA certificate as an audit shows it.
 *
 * @param certificate its SHA-256 fingerprint in hexadecimal
 * @param subject its subject
 * @param exactSubject the same, so that it is read back to the same octets
 * @param place where it was found first
 * @param parents the fingerprints of the CA certificates that it was verified with; empty for a root
 * @param root whether it is self-signed
 * @param notAfter the end of its validity
 * @param key its key in words, such as {@code EC P-256 (128 bit)}
 * @param constraints its own constraints, one line each, such as {@code permitted dns:example.com}; empty without any
 * @param inherited the constraints of the CAs above it on the shortest path, likewise, the highest CA first
 * @param certificates how many end-entity certificates it issued, of those that were read; one that was read twice counts once
 */
public record AuditedCa(
        String certificate,
        String subject,
        String exactSubject,
        Place place,
        List<String> parents,
        boolean root,
        Instant notAfter,
        String key,
        List<String> constraints,
        List<String> inherited,
        long certificates) {
    public AuditedCa {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(exactSubject, "exactSubject");
        Objects.requireNonNull(place, "place");
        parents = List.copyOf(parents);
        Objects.requireNonNull(notAfter, "notAfter");
        Objects.requireNonNull(key, "key");
        constraints = List.copyOf(constraints);
        inherited = List.copyOf(inherited);
    }
}
