package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.identity.Account;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.identity.Role;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/** Two accounts for tests: one with the subordinate, and one with the root and a role that the first may assume. */
public final class TwoAccounts {
    public static final String APPLICATIONS = "111122223333";
    public static final String PKI = "444455556666";
    public static final String ROLE = "arn:aws:iam::" + PKI + ":role/pki-signer";
    public static final String EXTERNAL_ID = "example-id";

    /** The access keys are called as the accounts are here. */
    public static final Accounts ACCOUNTS = new Accounts(List.of(
            new Account(APPLICATIONS, List.of("applications"), List.of()),
            new Account(
                    PKI,
                    List.of("pki"),
                    List.of(new Role("pki-signer", List.of(APPLICATIONS), Optional.of(EXTERNAL_ID))))));

    private TwoAccounts() {}

    public static AwsCredentials key(String name) {
        return AwsBasicCredentials.create(name, "secret");
    }

    public static StsClient sts(Sandbox sandbox, AwsCredentials credentials) {
        return SdkClients.configured(StsClient.builder(), sandbox.endpoint(), "us-east-1", credentials)
                .build();
    }

    /** A policy of two statements, as in AWS's user guide: reading, and signing with one template. */
    public static String policy(String ca, String account, String template) {
        return """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "1", "Effect": "Allow", "Principal": {"AWS": "%2$s"},
               "Action": ["acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate",
                 "acm-pca:GetCertificateAuthorityCertificate", "acm-pca:ListPermissions", "acm-pca:ListTags"],
               "Resource": "%1$s"},
              {"Sid": "2", "Effect": "Allow", "Principal": {"AWS": "%2$s"},
               "Action": ["acm-pca:IssueCertificate"], "Resource": "%1$s",
               "Condition": {"StringEquals":
                 {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/%3$s/V1"}}}]}
            """.formatted(ca, account, template);
    }
}
