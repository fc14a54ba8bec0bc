package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AssumedRole;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of a role, from STS. AWS lets them expire after an hour at most by default; they are renewed before that,
 * for as long as the caller may assume the role. Nothing else refers to the SDK's client of STS, so that a run without
 * a role does not load it.
 */
final class RoleSession implements AwsCredentialsProvider, SdkAutoCloseable {
    private final StsClient sts;
    private final StsAssumeRoleCredentialsProvider provider;

    private RoleSession(StsClient sts, StsAssumeRoleCredentialsProvider provider) {
        this.sts = sts;
        this.provider = provider;
    }

    /**
     * A session, which begins with the first request.
     *
     * @param caller the credentials that assume the role
     */
    static RoleSession begin(AwsClients clients, String region, AwsCredentialsProvider caller, AssumedRole role) {
        StsClient sts = client(clients, region, caller);
        return new RoleSession(
                sts,
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(request -> {
                            request.roleArn(role.arn()).roleSessionName(AssumedRole.SESSION_NAME);
                            role.externalId().ifPresent(request::externalId);
                        })
                        .build());
    }

    /** The account that credentials belong to. */
    static String account(AwsClients clients, String region, AwsCredentialsProvider caller) {
        try (StsClient sts = client(clients, region, caller)) {
            return RequiredMembers.text(sts.getCallerIdentity().account(), "Account");
        }
    }

    private static StsClient client(AwsClients clients, String region, AwsCredentialsProvider caller) {
        return clients.configure(StsClient.builder(), region, caller).build();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return provider.resolveCredentials();
    }

    @Override
    public void close() {
        provider.close();
        sts.close();
    }
}
