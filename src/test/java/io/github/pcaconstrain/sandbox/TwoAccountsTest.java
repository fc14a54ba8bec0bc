package io.github.pcaconstrain.sandbox;

import static io.github.pcaconstrain.sandbox.PcaClient.errorCode;
import static io.github.pcaconstrain.sandbox.TwoAccounts.APPLICATIONS;
import static io.github.pcaconstrain.sandbox.TwoAccounts.EXTERNAL_ID;
import static io.github.pcaconstrain.sandbox.TwoAccounts.PKI;
import static io.github.pcaconstrain.sandbox.TwoAccounts.ROLE;
import static io.github.pcaconstrain.sandbox.TwoAccounts.key;
import static io.github.pcaconstrain.sandbox.TwoAccounts.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.sandbox.pca.Assumptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.ResourceOwner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** What accounts see of each other, as AWS documents it. */
@SuppressWarnings("NullAway.Init")
class TwoAccountsTest {
    private static final String PASSTHROUGH = "SubordinateCACertificate_PathLen0_APIPassthrough";

    /** Of the tests: it goes when they want it to. */
    private static final class Hands extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final Hands clock = new Hands();
    private Sandbox sandbox;
    private PcaClient applications;
    private PcaClient pki;
    private String root;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(config());
        applications = PcaClient.of(sandbox, key("applications"));
        pki = PcaClient.of(sandbox, key("pki"));
        root = pki.root();
    }

    private SandboxConfig config() {
        return SandboxConfig.inMemory()
                .withAccounts(TwoAccounts.ACCOUNTS)
                .withDelay(Duration.ZERO)
                .withClock(clock);
    }

    @AfterEach
    void stop() {
        applications.close();
        pki.close();
        sandbox.close();
    }

    private void share(String template) {
        pki.sdk().putPolicy(r -> r.resourceArn(root).policy(policy(root, APPLICATIONS, template)));
    }

    private static List<String> arns(List<CertificateAuthority> cas) {
        return cas.stream().map(CertificateAuthority::arn).toList();
    }

    private static List<String> listed(PcaClient client, ResourceOwner owner) {
        return arns(client.sdk()
                .listCertificateAuthorities(r -> r.resourceOwner(owner))
                .certificateAuthorities());
    }

    @Test
    void eachAccountSeesItsOwnCas() {
        String own = applications.pendingSubordinate("Own");

        assertThat(own).contains(":" + APPLICATIONS + ":");
        assertThat(root).contains(":" + PKI + ":");
        assertThat(listed(applications, ResourceOwner.SELF)).containsExactly(own);
        assertThat(listed(applications, ResourceOwner.OTHER_ACCOUNTS)).isEmpty();
        assertThat(listed(pki, ResourceOwner.SELF)).containsExactly(root);
    }

    @Test
    void aCaThatIsNotSharedIsDeniedInTheWordsOfIam() {
        AcmPcaException denied = catchThrowableOfType(
                AcmPcaException.class,
                () -> applications.sdk().describeCertificateAuthority(r -> r.certificateAuthorityArn(root)));

        assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
        assertThat(denied.awsErrorDetails().errorMessage())
                .isEqualTo("User: arn:aws:iam::111122223333:user/applications is not authorized to perform:"
                        + " acm-pca:DescribeCertificateAuthority on resource: " + root + " because no resource-based"
                        + " policy allows the acm-pca:DescribeCertificateAuthority action");
        String none = root.substring(0, root.length() - 12) + "000000000000";
        assertThat(errorCode(
                        () -> applications.sdk().describeCertificateAuthority(r -> r.certificateAuthorityArn(none))))
                .isEqualTo("AccessDeniedException");
        assertThat(errorCode(() -> pki.sdk().describeCertificateAuthority(r -> r.certificateAuthorityArn(none))))
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void anAccessKeyOfNobodyIsRefused() {
        try (PcaClient nobody = PcaClient.of(sandbox, key("nobody"))) {
            assertThat(errorCode(() -> nobody.sdk().listCertificateAuthorities()))
                    .isEqualTo("UnrecognizedClientException");
        }
    }

    /** AWS's own permissions of RAM, one template after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"EndEntityCertificate", "SubordinateCACertificate_PathLen0", PASSTHROUGH})
    void aShareAllowsItsTemplateAlone(String template) {
        share(template);
        String csr = applications.csr(applications.pendingSubordinate("Own"));

        String issued = applications.issue(root, csr, template, r -> {});

        assertThat(applications
                        .sdk()
                        .getCertificate(r -> r.certificateAuthorityArn(root).certificateArn(issued))
                        .certificate())
                .contains("BEGIN CERTIFICATE");
        assertThat(errorCode(() -> applications.issue(root, csr, "SubordinateCACertificate_PathLen1", r -> {})))
                .isEqualTo("AccessDeniedException");
        assertThat(errorCode(() -> applications
                        .sdk()
                        .revokeCertificate(r -> r.certificateAuthorityArn(root)
                                .certificateSerial(issued.substring(issued.lastIndexOf('/') + 1))
                                .revocationReason("SUPERSEDED"))))
                .isEqualTo("AccessDeniedException");
        assertThat(listed(applications, ResourceOwner.OTHER_ACCOUNTS)).containsExactly(root);
        assertThat(listed(applications, ResourceOwner.SELF)).doesNotContain(root);
    }

    @Test
    void aCustomerManagedPermissionIsOneStatement() {
        pki.sdk().putPolicy(r -> r.resourceArn(root).policy("""
            {"Version": "2012-10-17", "Statement": {"Sid": "1", "Effect": "Allow", "Principal": {"AWS": "111122223333"},
              "Action": ["acm-pca:Describe*", "acm-pca:IssueCertificate", "acm-pca:RevokeCertificate"],
              "Resource": "%s", "Condition": {"StringEqualsIfExists":
                {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/%s/V1"}}}}
            """.formatted(root, PASSTHROUGH)));
        String csr = applications.csr(applications.pendingSubordinate("Own"));

        assertThat(applications
                        .sdk()
                        .describeCertificateAuthority(r -> r.certificateAuthorityArn(root))
                        .certificateAuthority()
                        .ownerAccount())
                .isEqualTo(PKI);
        assertThat(applications.issue(root, csr, PASSTHROUGH, r -> {})).startsWith(root);
        assertThat(errorCode(() -> applications.issue(root, csr, "EndEntityCertificate", r -> {})))
                .isEqualTo("AccessDeniedException");
    }

    @Test
    void whatCannotBeSharedIsDeniedWhateverIsShared() {
        share(PASSTHROUGH);

        assertThat(errorCode(() -> applications.csr(root))).isEqualTo("AccessDeniedException");
        assertThat(errorCode(() -> applications.sdk().getPolicy(r -> r.resourceArn(root))))
                .isEqualTo("AccessDeniedException");
        assertThat(errorCode(() -> applications.sdk().deletePolicy(r -> r.resourceArn(root))))
                .isEqualTo("AccessDeniedException");
        assertThat(errorCode(() -> applications
                        .sdk()
                        .importCertificateAuthorityCertificate(
                                r -> r.certificateAuthorityArn(root).certificate(SdkBytes.fromUtf8String("x")))))
                .isEqualTo("AccessDeniedException");
        assertThat(pki.sdk().getPolicy(r -> r.resourceArn(root)).policy()).contains(PASSTHROUGH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Effect | "Deny"
        Action | "acm-pca:ImportCertificateAuthorityCertificate"
        Resource | "*"
        Principal | {"Service": "acm.amazonaws.com"}
        """)
    void aPolicyThatAwsWouldNotTakeIsInvalid(String member, String value) {
        Map<String, String> statement = new TreeMap<>(Map.of(
                "Effect", "\"Allow\"",
                "Principal", "{\"AWS\": \"111122223333\"}",
                "Action", "\"acm-pca:GetCertificate\"",
                "Resource", "\"" + root + "\""));
        String usual = policyOf(statement);
        statement.put(member, value);

        pki.sdk().putPolicy(r -> r.resourceArn(root).policy(usual));
        assertThat(errorCode(() -> pki.sdk().putPolicy(r -> r.resourceArn(root).policy(policyOf(statement)))))
                .isEqualTo("InvalidPolicyException");
    }

    private static String policyOf(Map<String, String> statement) {
        return statement.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\": " + each.getValue())
                .collect(Collectors.joining(", ", "{\"Version\": \"2012-10-17\", \"Statement\": [{", "}]}"));
    }

    @Test
    void theSharedPolicyCanBeAssumedToBeReadable() {
        try (Sandbox readable = Sandbox.start(config().withAssumptions(Assumptions.parse("shared-policy=readable")));
                PcaClient owner = PcaClient.of(readable, key("pki"));
                PcaClient other = PcaClient.of(readable, key("applications"))) {
            String shared = owner.root();
            assertThat(errorCode(() -> other.sdk().getPolicy(r -> r.resourceArn(shared))))
                    .isEqualTo("AccessDeniedException");

            owner.sdk().putPolicy(r -> r.resourceArn(shared).policy(policy(shared, APPLICATIONS, PASSTHROUGH)));

            assertThat(other.sdk().getPolicy(r -> r.resourceArn(shared)).policy())
                    .contains(PASSTHROUGH);
        }
    }

    @Test
    void acmIssuesFromASharedCaAndKeepsTheCertificateInItsAccount() {
        try (AcmClient acm = acm("applications");
                AcmClient other = acm("pki")) {
            String denied = acm.requestCertificate(r -> request(r)).certificateArn();
            share("EndEntityCertificate");
            String issued = acm.requestCertificate(r -> request(r)).certificateArn();

            assertThat(described(acm, denied).failureReasonAsString()).isEqualTo("PCA_ACCESS_DENIED");
            assertThat(described(acm, issued).statusAsString()).isEqualTo("ISSUED");
            assertThat(issued).contains(":" + APPLICATIONS + ":");
            assertThat(other.listCertificates(r -> r.includes(i -> i.keyTypesWithStrings("EC_prime256v1")))
                            .certificateSummaryList())
                    .isEmpty();
            assertThat(catchThrowableOfType(
                                    software.amazon.awssdk.services.acm.model.AcmException.class,
                                    () -> described(other, issued))
                            .awsErrorDetails()
                            .errorCode())
                    .isEqualTo("ResourceNotFoundException");
        }
    }

    private AcmClient acm(String key) {
        return SdkClients.configured(AcmClient.builder(), sandbox.endpoint(), "us-east-1", key(key))
                .build();
    }

    private void request(software.amazon.awssdk.services.acm.model.RequestCertificateRequest.Builder r) {
        r.certificateAuthorityArn(root).domainName("www.example.com").keyAlgorithm("EC_prime256v1");
    }

    private static CertificateDetail described(AcmClient acm, String arn) {
        return acm.describeCertificate(r -> r.certificateArn(arn)).certificate();
    }

    private Credentials assume(AwsCredentials caller, String role, String externalId) {
        try (StsClient sts = TwoAccounts.sts(sandbox, caller)) {
            return sts.assumeRole(AssumeRoleRequest.builder()
                            .roleArn(role)
                            .roleSessionName("tests")
                            .externalId(externalId)
                            .build())
                    .credentials();
        }
    }

    private static AwsCredentials session(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    @Test
    void theCredentialsOfARoleBelongToItsAccountUntilTheyExpire() {
        Credentials credentials = assume(key("applications"), ROLE, EXTERNAL_ID);

        assertThat(credentials.expiration()).isBetween(clock.now.plusSeconds(3590), clock.now.plusSeconds(3600));
        try (PcaClient role = PcaClient.of(sandbox, session(credentials));
                StsClient sts = TwoAccounts.sts(sandbox, session(credentials))) {
            assertThat(listed(role, ResourceOwner.SELF)).containsExactly(root);
            assertThat(sts.getCallerIdentity().account()).isEqualTo(PKI);
            assertThat(sts.getCallerIdentity().arn())
                    .isEqualTo("arn:aws:sts::444455556666:assumed-role/pki-signer/tests");

            clock.now = clock.now.plusSeconds(3601);

            assertThat(errorCode(() -> role.sdk().listCertificateAuthorities())).isEqualTo("ExpiredTokenException");
            assertThat(catchThrowableOfType(StsException.class, sts::getCallerIdentity)
                            .awsErrorDetails()
                            .errorCode())
                    .isEqualTo("ExpiredToken");
        }
    }

    @Test
    void aRoleIsAssumedByThoseThatItTrustsAlone() {
        for (StsException each : List.of(
                refusal("applications", ROLE, "another"),
                refusal("pki", ROLE, EXTERNAL_ID),
                refusal("applications", ROLE + "s", EXTERNAL_ID))) {
            assertThat(each.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(each.statusCode()).isEqualTo(403);
            assertThat(each.awsErrorDetails().errorMessage())
                    .contains("is not authorized to perform: sts:AssumeRole on resource: " + ROLE);
        }
        assertThat(refusal("nobody", ROLE, EXTERNAL_ID).awsErrorDetails().errorCode())
                .isEqualTo("InvalidClientTokenId");
        assertThat(refusal("applications", "pki-signer-in-full", EXTERNAL_ID)
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("ValidationError");
    }

    private StsException refusal(String caller, String role, String externalId) {
        return catchThrowableOfType(StsException.class, () -> assume(key(caller), role, externalId));
    }

    @Test
    void aStateOfOneAccountIsThatAccountsAmongSeveral(@TempDir Path folder) {
        SandboxConfig one = SandboxConfig.inMemory().withFolder(folder).withDelay(Duration.ZERO);
        String before;
        try (Sandbox single = Sandbox.start(one);
                PcaClient client = PcaClient.of(single)) {
            before = client.root();
        }
        try (Sandbox several = Sandbox.start(one.withAccounts(TwoAccounts.ACCOUNTS));
                PcaClient owner = PcaClient.of(several, key("applications"));
                PcaClient other = PcaClient.of(several, key("pki"))) {
            assertThat(listed(owner, ResourceOwner.SELF)).containsExactly(before);
            assertThat(listed(other, ResourceOwner.SELF)).isEmpty();
            other.root();
        }
        try (Sandbox single = Sandbox.start(one);
                PcaClient client = PcaClient.of(single)) {
            assertThat(listed(client, ResourceOwner.SELF)).containsExactly(before);
        }
    }
}
