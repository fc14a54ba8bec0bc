package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.SigningAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CA of the seed, with everything below it.
 *
 * @param at where it stands
 * @param name in the file, unique
 * @param region of a root and all below it
 * @param account of it and of those below it that name none
 * @param subject the API's ASN1Subject
 * @param key of the CA
 * @param signing what it signs with
 * @param usageMode the API's UsageMode
 * @param validity of its certificate; if it is left out, ten years for a root, and until a day before its parent ends
 *     otherwise
 * @param pathLength how many CAs may follow below it; if it is left out, as many as the seed has there
 * @param constraints of its certificate
 * @param revocation the API's RevocationConfiguration
 * @param tags the API's Tags
 * @param permissions inputs of CreatePermission, without the ARN
 * @param state that it ends up in
 * @param certificates that it issues
 * @param subordinates that it signs
 */
record SeedAuthority(
        Place at,
        String name,
        Optional<String> region,
        Optional<String> account,
        ObjectNode subject,
        KeyAlgorithm key,
        SigningAlgorithm signing,
        Optional<String> usageMode,
        Optional<SeedValidity> validity,
        Optional<Integer> pathLength,
        Optional<SeedConstraints> constraints,
        Optional<ObjectNode> revocation,
        ArrayNode tags,
        List<ObjectNode> permissions,
        State state,
        List<SeedCertificate> certificates,
        List<SeedAuthority> subordinates) {
    /** States that a CA can be brought to; CREATING and FAILED are AWS's own affair. */
    enum State {
        ACTIVE,
        DISABLED,
        EXPIRED,
        PENDING_CERTIFICATE,
        DELETED
    }

    SeedAuthority {
        permissions = List.copyOf(permissions);
        certificates = List.copyOf(certificates);
        subordinates = List.copyOf(subordinates);
    }

    /** How many levels of CAs with certificates are below it. */
    int height() {
        return subordinates.stream()
                .filter(SeedAuthority::isSigned)
                .mapToInt(each -> 1 + each.height())
                .max()
                .orElse(0);
    }

    void addAccounts(Set<String> accounts) {
        account.ifPresent(accounts::add);
        subordinates.forEach(each -> each.addAccounts(accounts));
    }

    /** Whether it gets a certificate. */
    boolean isSigned() {
        return state != State.PENDING_CERTIFICATE;
    }
}
