package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Issuance.UsageMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A private CA as its {@code authority.json} has it. The key and the CSR stand beside it and never change.
 *
 * @param arn its name for clients
 * @param folder its name in the store
 * @param account of its owner
 * @param type ROOT or SUBORDINATE
 * @param configuration as it was created
 * @param revocation as it was created or updated
 * @param mode of its use
 * @param keyStorage the standard that its key is said to be stored by
 * @param createdAt when
 * @param changedAt when its state changed last
 * @param readyAt when its CSR can be had; until then it is being created
 * @param state apart from what time alone makes of it
 * @param stateBeforeDeletion what restoring it goes back to
 * @param restorableUntil after which it is gone
 * @param installed the document with its certificate and chain
 * @param tags on it
 * @param permissions of AWS services
 * @param policy for other accounts
 */
public record Authority(
        String arn,
        String folder,
        String account,
        String type,
        JsonNode configuration,
        JsonNode revocation,
        UsageMode mode,
        String keyStorage,
        Instant createdAt,
        Instant changedAt,
        Instant readyAt,
        State state,
        Optional<State> stateBeforeDeletion,
        Optional<Instant> restorableUntil,
        Optional<String> installed,
        List<Tag> tags,
        List<Permission> permissions,
        Optional<String> policy) {
    /** States that are written down; CREATING and EXPIRED come and go with time. */
    public enum State {
        PENDING_CERTIFICATE,
        ACTIVE,
        DISABLED,
        DELETED
    }

    /** A tag. */
    public record Tag(String key, String value) {}

    /** What a service of AWS's may do with the CA. */
    public record Permission(String principal, String sourceAccount, List<String> actions, Instant createdAt) {}

    /** Copies the lists. */
    public Authority {
        tags = List.copyOf(tags);
        permissions = List.copyOf(permissions);
    }

    boolean isRoot() {
        return type.equals("ROOT");
    }

    /** The last part of its ARN. */
    String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    boolean isGone(Instant now) {
        return restorableUntil.isPresent() && now.isAfter(restorableUntil.get());
    }

    Authority withState(State newState, Instant now) {
        return change(newState, now, stateBeforeDeletion, restorableUntil, installed);
    }

    Authority deleted(Instant until, Instant now) {
        return change(State.DELETED, now, Optional.of(state), Optional.of(until), installed);
    }

    Authority restored(Instant now) {
        return change(stateBeforeDeletion.orElse(State.DISABLED), now, Optional.empty(), Optional.empty(), installed);
    }

    Authority withInstalled(String document, Instant now) {
        State after = state == State.DISABLED ? State.DISABLED : State.ACTIVE;
        return change(after, now, stateBeforeDeletion, restorableUntil, Optional.of(document));
    }

    private Authority change(
            State newState,
            Instant now,
            Optional<State> newStateBefore,
            Optional<Instant> newUntil,
            Optional<String> newInstalled) {
        return new Authority(
                arn,
                folder,
                account,
                type,
                configuration,
                revocation,
                mode,
                keyStorage,
                createdAt,
                now,
                readyAt,
                newState,
                newStateBefore,
                newUntil,
                newInstalled,
                tags,
                permissions,
                policy);
    }

    Authority withRevocation(JsonNode newRevocation) {
        return with(newRevocation, tags, permissions, policy);
    }

    Authority withTags(List<Tag> newTags) {
        return with(revocation, newTags, permissions, policy);
    }

    Authority withPermissions(List<Permission> newPermissions) {
        return with(revocation, tags, newPermissions, policy);
    }

    Authority withPolicy(Optional<String> newPolicy) {
        return with(revocation, tags, permissions, newPolicy);
    }

    private Authority with(
            JsonNode newRevocation, List<Tag> newTags, List<Permission> newPermissions, Optional<String> newPolicy) {
        return new Authority(
                arn,
                folder,
                account,
                type,
                configuration,
                newRevocation,
                mode,
                keyStorage,
                createdAt,
                changedAt,
                readyAt,
                state,
                stateBeforeDeletion,
                restorableUntil,
                installed,
                newTags,
                newPermissions,
                newPolicy);
    }
}
