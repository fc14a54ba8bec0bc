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
 * @param names the domain name first; no name twice
 * @param authority the ARN of the CA
 * @param keyAlgorithm by ACM's name, such as {@code RSA_2048}
 * @param transparency the preference for certificate transparency logging
 * @param createdAt when it was requested
 * @param isExported whether ExportCertificate has given its key away, since it was issued or renewed
 * @param tags by their keys
 * @param current the try that counts
 * @param renewal the last renewal, if there was one
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
        Optional<Renewal> renewal) {
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
                && KeyAlgorithm.of(keyAlgorithm).isPresent()
                && !names.isEmpty()
                && current.isInPlace()
                && renewal.map(Renewal::attempt).stream().allMatch(Attempt::isInPlace);
    }

    String domainName() {
        return names.get(0);
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
                newRenewal);
    }
}
