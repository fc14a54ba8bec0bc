package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AssumedRole;
import io.github.pcaconstrain.ca.AwsCli;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The connection to AWS and the caller. Absent values come from the SDK's default chain: environment, shared files,
 * container, instance.
 *
 * @param region the region of calls without an ARN
 * @param profile a profile in the shared configuration files, which takes precedence over credentials in the
 *     environment
 * @param endpoint the endpoint to use for both services instead of AWS's
 * @param credentials the credentials that sign requests
 * @param role the role that these credentials assume first, if any
 */
public record AwsSettings(
        Optional<String> region,
        Optional<String> profile,
        Optional<URI> endpoint,
        Credentials credentials,
        Optional<AssumedRole> role) {
    /** The credentials that sign requests. */
    public enum Credentials {
        /** The credentials of the profile, or of the SDK's default chain. */
        CALLER,
        /** Fixed placeholders, for the sandbox in this process. */
        SANDBOX
    }

    public AwsSettings {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(role, "role");
    }

    /** Settings without a role. */
    public AwsSettings(
            Optional<String> region, Optional<String> profile, Optional<URI> endpoint, Credentials credentials) {
        this(region, profile, endpoint, credentials, Optional.empty());
    }

    /** The same with another profile. */
    public AwsSettings withProfile(String name) {
        return new AwsSettings(region, Optional.of(name), endpoint, credentials, role);
    }

    /** The same with a role. */
    public AwsSettings assuming(AssumedRole other) {
        return new AwsSettings(region, profile, endpoint, credentials, Optional.of(other));
    }

    /** The AWS CLI commands that reach the same services; none reaches a sandbox in this process. */
    public AwsCli cli() {
        if (credentials == Credentials.SANDBOX) {
            return AwsCli.ofSandboxInMemory();
        }
        AwsCli usual = AwsCli.of(profile, endpoint.map(String::valueOf));
        return role.map(usual::assuming).orElse(usual);
    }

    /** Settings for a sandbox at this address. */
    public static AwsSettings sandbox(URI endpoint, String region) {
        return new AwsSettings(Optional.of(region), Optional.empty(), Optional.of(endpoint), Credentials.SANDBOX);
    }
}
