package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A certificate that ACM manages, as stored in {@code certificate.json}.
 *
 * @param arn its ARN
 * @param folder the folder of its documents in the store
 * @param names the domain name first, each name once; an imported certificate may have none
 * @param authority the ARN of the CA; empty if it is not a private certificate
 * @param keyAlgorithm ACM's name of it, such as {@code RSA_2048}
 * @param transparency the preference for certificate transparency logging
 * @param createdAt when it was requested
 * @param isExported whether its key has been exported since the certificate was issued or renewed
 * @param tags by their keys
 * @param current the current attempt
 * @param renewal the last renewal, if there was one
 * @param publicRequest what a public certificate has in addition
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
    /** The origins of certificates, named as in ACM's API. */
    enum Type {
        PRIVATE,
        IMPORTED,
        AMAZON_ISSUED
    }

    /**
     * A renewal.
     *
     * @param attempt replaces the current one when it succeeds
     * @param updatedAt when its status last changed
     */
    record Renewal(Attempt attempt, Instant updatedAt) {
        /** Whether it waits for ACM to get permission to use the CA. */
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

    /** Whether this is the certificate of this folder in the store, and not a document of another. */
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

    /** Its first name; empty if it has none. */
    String domainName() {
        return names.isEmpty() ? "" : names.get(0);
    }

    /** Whether its key can be exported once it is issued. */
    String exportOption() {
        return switch (type()) {
            case PRIVATE -> "ENABLED";
            case IMPORTED -> "DISABLED";
            case AMAZON_ISSUED -> publicRequest.map(PublicRequest::export).orElse("DISABLED");
        };
    }

    /** The origin of its key, named as in the API. */
    String keyPairOrigin() {
        return type() == Type.IMPORTED ? "CUSTOMER_PROVIDED" : "AWS_MANAGED";
    }

    /** A key for sorting by age, unique to each certificate. */
    String order() {
        return "%020d %s".formatted(createdAt.toEpochMilli(), arn);
    }

    /** A key for sorting in the opposite order. */
    String reverseOrder() {
        return "%020d %s".formatted(Long.MAX_VALUE - createdAt.toEpochMilli(), arn);
    }

    ManagedCertificate withCurrent(Attempt attempt) {
        return with(isExported, tags, attempt, renewal);
    }

    ManagedCertificate withRenewal(Attempt attempt, Instant now) {
        return with(isExported, tags, current, Optional.of(new Renewal(attempt, now)));
    }

    /** A renewed certificate must be exported again before the next renewal. */
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

    /** The same certificate, with newly imported contents. */
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
