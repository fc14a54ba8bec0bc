package io.github.pcaconstrain.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a profile. Of a profile that is not sound, such as one whose source profile does not exist, the
 * SDK throws what looks like a broken invariant; here it is a failure like others.
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
