package io.github.pcaconstrain.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A CA certificate in an audit report.
 *
 * @param certificate its SHA-256 fingerprint in hexadecimal
 * @param subject its subject
 * @param exactSubject its subject in a notation that is parsed to the same octets
 * @param place the place where it was first found
 * @param parents the fingerprints of the CA certificates with which it was verified; empty for a root
 * @param root whether it is self-signed
 * @param notAfter the end of its validity period
 * @param key its key in words, such as {@code EC P-256 (128 bit)}
 * @param constraints its own constraints, one line each, such as {@code permitted dns:example.com}; empty if there are
 *     none
 * @param inherited the constraints of the CAs above it on the shortest path, in the same form, the highest CA first
 * @param certificates the number of end-entity certificates read that it issued, without duplicates
 * @param aws its settings in AWS Private CA, if it is a CA there, has this certificate, and AWS was asked
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
        long certificates,
        Optional<AwsCa> aws) {
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
        Objects.requireNonNull(aws, "aws");
    }

    /** The same CA, with this number of end-entity certificates. */
    public AuditedCa with(long number) {
        return new AuditedCa(
                certificate,
                subject,
                exactSubject,
                place,
                parents,
                root,
                notAfter,
                key,
                constraints,
                inherited,
                number,
                aws);
    }

    /** The same CA, with its settings in AWS Private CA. */
    public AuditedCa in(AwsCa settings) {
        return new AuditedCa(
                certificate,
                subject,
                exactSubject,
                place,
                parents,
                root,
                notAfter,
                key,
                constraints,
                inherited,
                certificates,
                Optional.of(settings));
    }
}
