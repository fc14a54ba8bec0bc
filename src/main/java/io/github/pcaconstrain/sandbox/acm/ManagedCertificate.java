package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A certificate that ACM manages, as {@code certificate.json} has it.
 *
 * @param arn its name for clients
 * @param folder of the store, with its documents
 * @param names the domain name first; no name twice; an imported certificate may have none
 * @param authority the ARN of the CA; empty if it is not a private certificate
 * @param keyAlgorithm by ACM's name, such as {@code RSA_2048}
 * @param transparency the preference for certificate transparency logging
 * @param createdAt when it was requested
 * @param isExported whether ExportCertificate has given its key away, since it was issued or renewed
 * @param tags by their keys
 * @param current the try that counts
 * @param renewal the last renewal, if there was one
 * @param publicRequest of a public certificate
 * @param importedAt when it was last imported, if it was
 * @param revocation if it was revoked
 */
record ManagedCertificate(
        String arn,
        String folder,
        List<String> names,
        String authority,
        String keyAlgorithm,
        String transparency,
        Instant createdAt,
        boolean isExported,
        Map<String, String> tags,
        Attempt current,
        Optional<Renewal> renewal,
        Optional<PublicRequest> publicRequest,
        Optional<Instant> importedAt,
        Optional<Revocation> revocation) {
    /** Where certificates come from, by the names of ACM's API. */
    enum Type {
        PRIVATE,
        IMPORTED,
        AMAZON_ISSUED
    }

    /**
     * A renewal.
     *
     * @param attempt takes the place of the current one when it succeeds
     * @param updatedAt when its status last changed
     */
    record Renewal(Attempt attempt, Instant updatedAt) {
        /** Whether it waits for the CA to give ACM permission. */
        boolean isDenied() {
            return attempt.isDone()
                    && attempt.failure()
                            .filter(FailureReason.PCA_ACCESS_DENIED::equals)
                            .isPresent();
        }
    }

    ManagedCertificate {
        names = List.copyOf(names);
        tags = new TreeMap<>(tags);
    }

    /** Whether it is the certificate that lies in this folder of the store, and no document of another. */
    boolean isOf(String place) {
        String[] parts = place.split("/", -1); // ACCOUNT/REGION/acm/ID
        return folder.equals(place)
                && arn.endsWith(":acm:" + parts[1] + ":" + parts[0] + ":certificate/" + parts[3])
                && (type() == Type.IMPORTED || KeyAlgorithm.of(keyAlgorithm).isPresent())
                && (type() == Type.IMPORTED || !names.isEmpty())
                && (type() != Type.PRIVATE || !authority.isEmpty())
                && current.isInPlace()
                && renewal.map(Renewal::attempt).stream().allMatch(Attempt::isInPlace);
    }

    Type type() {
        if (importedAt.isPresent()) {
            return Type.IMPORTED;
        }
        return publicRequest.isPresent() ? Type.AMAZON_ISSUED : Type.PRIVATE;
    }

    /** The first of its names; empty if it has none. */
    String domainName() {
        return names.isEmpty() ? "" : names.get(0);
    }

    /** Whether its key can be had, if it is issued. */
    String exportOption() {
        return switch (type()) {
            case PRIVATE -> "ENABLED";
            case IMPORTED -> "DISABLED";
            case AMAZON_ISSUED -> publicRequest.map(PublicRequest::export).orElse("DISABLED");
        };
    }

    /** Who made its key, by the API's name. */
    String keyPairOrigin() {
        return type() == Type.IMPORTED ? "CUSTOMER_PROVIDED" : "AWS_MANAGED";
    }

    /** Sorts by age, and tells all certificates apart. */
    String order() {
        return "%020d %s".formatted(createdAt.toEpochMilli(), arn);
    }

    /** Sorts the other way round. */
    String reverseOrder() {
        return "%020d %s".formatted(Long.MAX_VALUE - createdAt.toEpochMilli(), arn);
    }

    ManagedCertificate withCurrent(Attempt attempt) {
        return with(isExported, tags, attempt, renewal);
    }

    ManagedCertificate withRenewal(Attempt attempt, Instant now) {
        return with(isExported, tags, current, Optional.of(new Renewal(attempt, now)));
    }

    /** After a renewal, the certificate has to be exported anew to be renewed again. */
    ManagedCertificate renewed(Attempt attempt, Instant now) {
        return with(false, tags, attempt, Optional.of(new Renewal(attempt, now)));
    }

    ManagedCertificate exported() {
        return with(true, tags, current, renewal);
    }

    ManagedCertificate withTags(Map<String, String> newTags) {
        return with(isExported, newTags, current, renewal);
    }

    private ManagedCertificate with(
            boolean newExported, Map<String, String> newTags, Attempt newCurrent, Optional<Renewal> newRenewal) {
        return new ManagedCertificate(
                arn,
                folder,
                names,
                authority,
                keyAlgorithm,
                transparency,
                createdAt,
                newExported,
                newTags,
                newCurrent,
                newRenewal,
                publicRequest,
                importedAt,
                revocation);
    }

    ManagedCertificate withTransparency(String newTransparency) {
        return with(newTransparency, publicRequest, revocation);
    }

    ManagedCertificate withPublicRequest(PublicRequest request) {
        return with(transparency, Optional.of(request), revocation);
    }

    ManagedCertificate revoked(Revocation newRevocation) {
        return with(transparency, publicRequest, Optional.of(newRevocation));
    }

    private ManagedCertificate with(
            String newTransparency, Optional<PublicRequest> newRequest, Optional<Revocation> newRevocation) {
        return new ManagedCertificate(
                arn,
                folder,
                names,
                authority,
                keyAlgorithm,
                newTransparency,
                createdAt,
                isExported,
                tags,
                current,
                renewal,
                newRequest,
                importedAt,
                newRevocation);
    }

    /** The same certificate with other content, imported anew. */
    ManagedCertificate importedAnew(List<String> newNames, String newKeyAlgorithm, Attempt attempt, Instant now) {
        return new ManagedCertificate(
                arn,
                folder,
                newNames,
                authority,
                newKeyAlgorithm,
                transparency,
                createdAt,
                isExported,
                tags,
                attempt,
                renewal,
                publicRequest,
                Optional.of(now),
                revocation);
    }
}
