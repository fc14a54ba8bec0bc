package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AwsCli;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where AWS is and who asks. What is absent comes from the SDK's default chain: environment, shared files, container,
 * instance.
 *
 * @param region the region of calls that no ARN gives one for
 * @param profile of the shared configuration files; where given, it beats credentials in the environment
 * @param endpoint in place of AWS's own, for both services
 * @param credentials whose credentials sign
 */
public record AwsSettings(
        Optional<String> region, Optional<String> profile, Optional<URI> endpoint, Credentials credentials) {
    /** Whose credentials sign the requests. */
    public enum Credentials {
        /** Those of the profile or of the SDK's default chain. */
        CALLER,
        /** Fixed ones that mean nothing, for the sandbox in this process. */
        SANDBOX
    }

    public AwsSettings {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(credentials, "credentials");
    }

    /** The commands by which the user reaches the same; none reaches a sandbox in this process. */
    AwsCli cli() {
        return credentials == Credentials.SANDBOX
                ? AwsCli.ofSandboxInMemory()
                : AwsCli.of(profile, endpoint.map(String::valueOf));
    }

    /** A sandbox that listens here. */
    public static AwsSettings sandbox(URI endpoint, String region) {
        return new AwsSettings(Optional.of(region), Optional.empty(), Optional.of(endpoint), Credentials.SANDBOX);
    }
}
