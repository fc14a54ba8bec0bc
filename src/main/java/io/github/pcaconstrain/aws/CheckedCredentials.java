package io.github.pcaconstrain.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a profile. For an invalid profile, such as one whose source profile does not exist, the SDK throws
 * an exception that looks like a violated invariant. It is converted to an ordinary failure.
 */
final class CheckedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
    private final ProfileCredentialsProvider profile;

    CheckedCredentials(ProfileCredentialsProvider profile) {
        this.profile = profile;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return profile.resolveCredentials();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw SdkClientException.create("the profile is invalid: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        profile.close();
    }
}
