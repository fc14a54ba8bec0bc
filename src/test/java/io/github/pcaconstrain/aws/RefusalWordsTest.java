package io.github.pcaconstrain.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the words of AWS and of its SDK. */
class RefusalWordsTest {
    private static final String CA = "arn:aws:acm-pca:us-east-1:444455556666:certificate-authority/1";
    private static final String CHAIN =
            "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain("
                    + "credentialsProviders=[ProfileCredentialsProvider(profileName=default, profileFile=ProfileFile("
                    + "sections=[profiles]))]) : [SystemPropertyCredentialsProvider(): Unable to load credentials from"
                    + " system settings., ProfileCredentialsProvider(profileName=s, profileFile=ProfileFile("
                    + "sections=[profiles, sso-session])): %s, ContainerCredentialsProvider(): Cannot fetch]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        111122223333 | acm-pca:IssueCertificate on resource: CA because no resource-based policy allows the acm-pca:IssueCertificate action | allow acm-pca:IssueCertificate on CA to these credentials; for a CA of another account, its RAM share or resource policy must allow it too, with this template; or, if it is the parent, give credentials of account 444455556666 with --parent-profile or --parent-role (docs/reference/iam.md)
        444455556666 | acm-pca:IssueCertificate on resource: CA because no identity-based policy allows the acm-pca:IssueCertificate action | allow acm-pca:IssueCertificate on CA to these credentials, with this template (docs/reference/iam.md)
        111122223333 | acm-pca:GetCertificateAuthorityCsr on resource: CA because no resource-based policy allows the action | acm-pca:GetCertificateAuthorityCsr on CA cannot be granted to another account: run the command with credentials of account 444455556666 (docs/reference/iam.md)
        111122223333 | acm-pca:DeleteCertificateAuthority on resource: CA because no resource-based policy allows the action | acm-pca:DeleteCertificateAuthority on CA cannot be granted to another account: run the command with credentials of account 444455556666 (docs/reference/iam.md)
        111122223333 | acm-pca:UpdateCertificateAuthority on resource: CA because no resource-based policy allows the action | acm-pca:UpdateCertificateAuthority on CA cannot be granted to another account: run the command with credentials of account 444455556666 (docs/reference/iam.md)
        111122223333 | acm-pca:RevokeCertificate on resource: CA because no resource-based policy allows the action | allow acm-pca:RevokeCertificate on CA to these credentials; for a CA of another account, its RAM share or resource policy must allow it too; or, if it is the parent, give credentials of account 444455556666 with --parent-profile or --parent-role (docs/reference/iam.md)
        444455556666 | acm-pca:IssueCertificate on resource: CA with an explicit deny in a service control policy | acm-pca:IssueCertificate on CA is denied by a service control policy, which overrides every policy that allows it; it may be about the template, or about what the certificate contains (docs/reference/iam.md)
        444455556666 | acm:AddTagsToCertificate on resource: arn:aws:acm:us-east-1:444455556666:certificate/* because no identity-based policy allows it | allow acm:AddTagsToCertificate on arn:aws:acm:us-east-1:444455556666:certificate/* to these credentials (docs/reference/iam.md)
        """)
    void aDenialNamesThePermissionTheArnAndTheAccount(String account, String denied, String hint) {
        String words = "User: arn:aws:sts::" + account + ":assumed-role/ci/session is not authorized to perform: "
                + denied.replace("CA ", CA + " ");

        assertThat(AccessDenials.hint("acm-pca", "IssueCertificate", CA, words))
                .isEqualTo(hint.replace("on CA", "on " + CA));
    }

    @Test
    void aDenialWithoutSuchWordsNamesWhatWasAskedFor() {
        assertThat(AccessDenials.hint("acm", "RequestCertificate", CA, "no"))
                .isEqualTo("allow acm:RequestCertificate on " + CA + " to these credentials (docs/reference/iam.md)");
        assertThat(AccessDenials.hint("acm-pca", "ListCertificateAuthorities", "", "no"))
                .isEqualTo("allow acm-pca:ListCertificateAuthorities to these credentials (docs/reference/iam.md)");
    }

    @Test
    void whatEveryProviderSaysIsLeftOut() {
        assertThat(NoCredentials.of(CHAIN.formatted("Profile file contained no credentials for profile 's'")))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("no credentials: none found in the environment")
                        .hasSizeLessThan(140));
        assertThat(NoCredentials.of(CHAIN.formatted("Unable to load SSO token")))
                .contains("no credentials: Unable to load SSO token");
        assertThat(NoCredentials.of(
                        CHAIN.formatted("The SSO session associated with this profile has expired or is otherwise"
                                + " invalid. To refresh")))
                .contains("no credentials: The SSO session associated with this profile has expired or is otherwise"
                        + " invalid");
        assertThat(NoCredentials.of("Profile file contained no credentials for profile 'x': ProfileFile(sections=[])"))
                .contains("no credentials: there is no profile 'x' with credentials");
        assertThat(NoCredentials.of("something else")).isEmpty();
    }
}
