package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.authority.Issuance.UsageMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A private CA as stored in {@code authority.json}. The key and the CSR are stored beside it and never change.
 * @param arn its ARN
 * @param folder its folder in the store
 * @param account the account of its owner
 * @param type ROOT or SUBORDINATE
 * @param configuration the configuration that it was created with
 * @param revocation the current revocation configuration
 * @param mode its usage mode
 * @param keyStorage the security standard of its key storage, as the client gave it
 * @param createdAt when it was created
 * @param changedAt when its state last changed
 * @param readyAt when its CSR is available; until then it is being created
 * @param state the state, without what only depends on time
 * @param stateBeforeDeletion the state in which it would be restored
 * @param restorableUntil the end of the restoration period
 * @param installed the document with its certificate and chain
 * @param tags its tags
 * @param permissions the permissions of AWS services
 * @param policy the policy for other accounts
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
    /** States that are stored; CREATING and EXPIRED depend on time only. */
    public enum State {
        PENDING_CERTIFICATE,
        ACTIVE,
        DISABLED,
        DELETED
    }

    /** A tag. */
    public record Tag(String key, String value) {}

    /** What an AWS service may do with the CA. */
    public record Permission(String principal, String sourceAccount, List<String> actions, Instant createdAt) {}

    /** Copies the lists. */
    public Authority {
        tags = List.copyOf(tags);
        permissions = List.copyOf(permissions);
    }

    /** Whether it is a root CA. */
    public boolean isRoot() {
        return type.equals("ROOT");
    }

    /** The last part of its ARN. */
    public String id() {
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
