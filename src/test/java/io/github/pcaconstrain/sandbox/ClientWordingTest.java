package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pcaconstrain.SettableClock;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.acmpca.model.AcmPcaException;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthority;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.RevocationConfiguration;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients of AWS go by beyond error codes: words, defaults, and what each state of a CA allows. The sources are the
 * requests and the expectations of Terraform's AWS provider (its {@code internal/service/acmpca}), which its maintainers run
 * against AWS.
 */
class ClientWordingTest {
    /** Without these words, {@code terraform destroy} gives up before it deletes. */
    private static final String NOT_UPDATABLE =
            "The certificate authority must be in the ACTIVE or DISABLED state to be updated";

    private static final String SELF_SIGNED = "InvalidRequestException: Self-signed certificate can not be revoked";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(
            SandboxConfig.inMemory().withDelay(Duration.ofSeconds(2)).withClock(clock));
    private final PcaClient pca = PcaClient.of(sandbox);

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    /** What a CA can be when it is destroyed. */
    enum Life {
        CREATING,
        PENDING,
        ACTIVE,
        DISABLED,
        EXPIRED
    }

    private String ca(Life life) {
        String arn = pca.create(
                CertificateAuthorityType.ROOT,
                KeyAlgorithm.EC_PRIME256_V1,
                software.amazon.awssdk.services.acmpca.model.SigningAlgorithm.SHA256_WITHECDSA,
                "A CA");
        if (life != Life.CREATING) {
            clock.advance(Duration.ofSeconds(2));
        }
        if (life.compareTo(Life.ACTIVE) >= 0) {
            activate(arn);
        }
        if (life == Life.DISABLED) {
            setStatus(arn, CertificateAuthorityStatus.DISABLED);
        } else if (life == Life.EXPIRED) {
            clock.advance(Duration.ofDays(31));
        }
        return arn;
    }

    private void activate(String arn) {
        String issued = pca.issue(arn, pca.csr(arn), "RootCACertificate", r -> {});
        clock.advance(Duration.ofSeconds(2));
        String pem = pca.sdk()
                .getCertificate(r -> r.certificateAuthorityArn(arn).certificateArn(issued))
                .certificate();
        pca.sdk()
                .importCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(arn)
                        .certificate(software.amazon.awssdk.core.SdkBytes.fromUtf8String(pem)));
    }

    private void setStatus(String arn, CertificateAuthorityStatus status) {
        pca.sdk().updateCertificateAuthority(r -> r.certificateAuthorityArn(arn).status(status));
    }

    private CertificateAuthority describe(String arn) {
        return pca.sdk()
                .describeCertificateAuthority(r -> r.certificateAuthorityArn(arn))
                .certificateAuthority();
    }

    /** Error code and message. */
    private static String refusal(Runnable call) {
        AcmPcaException refusal = catchThrowableOfType(AcmPcaException.class, call::run);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.awsErrorDetails().errorCode() + ": "
                + refusal.awsErrorDetails().errorMessage();
    }

    private void delete(String arn) {
        pca.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(arn).permanentDeletionTimeInDays(7));
    }

    /** Terraform disables a CA, goes on if that is refused in the right words, and deletes it. */
    @ParameterizedTest
    @EnumSource
    void aCaOfAnyStateIsDestroyed(Life life) {
        String arn = ca(life);
        if (life == Life.ACTIVE || life == Life.DISABLED) {
            setStatus(arn, CertificateAuthorityStatus.DISABLED);
        } else {
            assertThat(refusal(() -> setStatus(arn, CertificateAuthorityStatus.DISABLED)))
                    .contains("InvalidStateException: " + NOT_UPDATABLE);
        }
        delete(arn);
        CertificateAuthority deleted = describe(arn);
        assertThat(deleted.status()).isEqualTo(CertificateAuthorityStatus.DELETED);
        assertThat(deleted.restorableUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void aCaThatWasDeletedWhileItWasCreatedIsRestored() {
        String arn = ca(Life.CREATING);
        delete(arn);
        clock.advance(Duration.ofSeconds(2));
        pca.sdk().restoreCertificateAuthority(r -> r.certificateAuthorityArn(arn));
        assertThat(describe(arn).status()).isEqualTo(CertificateAuthorityStatus.PENDING_CERTIFICATE);
    }

    @Test
    void aDeletedCaTellsItsState() {
        String arn = ca(Life.PENDING);
        delete(arn);
        assertThat(refusal(() -> pca.sdk().listPermissions(r -> r.certificateAuthorityArn(arn))))
                .contains("InvalidStateException: The certificate authority is in the DELETED state");
        assertThat(refusal(() -> setStatus(arn, CertificateAuthorityStatus.DISABLED)))
                .contains(NOT_UPDATABLE);
    }

    @Test
    void theWordsForWhatIsNotThereNameTheCa() {
        String arn = ca(Life.PENDING);
        String request = "InvalidStateException: The certificate authority " + arn
                + " is not in the correct state to have a certificate signing request.";
        assertThat(refusal(() -> pca.sdk().getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(arn))))
                .contains(request);
        delete(arn);
        assertThat(refusal(() -> pca.csr(arn))).contains(request);
        assertThat(refusal(() -> pca.sdk()
                        .getCertificate(r -> r.certificateAuthorityArn(arn).certificateArn(arn + "/certificate/12"))))
                .contains("InvalidStateException: The certificate authority " + arn
                        + " is not in the correct state to have issued certificates.");
    }

    /** Terraform revokes every certificate that it destroys, a root's too, and lets only this refusal pass. */
    @Test
    void aRootsOwnCertificateCannotBeRevokedInAnyState() {
        String arn = ca(Life.PENDING);
        String issued = pca.issue(arn, pca.csr(arn), "RootCACertificate", r -> {});
        clock.advance(Duration.ofSeconds(2));
        assertThat(refusalToRevoke(arn, issued)).as("never installed").startsWith(SELF_SIGNED);
        activate(arn);
        assertThat(refusalToRevoke(arn, issued)).as("ACTIVE").startsWith(SELF_SIGNED);
        setStatus(arn, CertificateAuthorityStatus.DISABLED);
        assertThat(refusalToRevoke(arn, issued)).as("DISABLED").startsWith(SELF_SIGNED);
        delete(arn);
        assertThat(refusalToRevoke(arn, issued)).as("DELETED").startsWith(SELF_SIGNED);
        assertThat(refusalToRevoke(arn, arn + "/certificate/12")).startsWith("InvalidStateException: ");
    }

    private String refusalToRevoke(String arn, String issued) {
        String serial = issued.substring(issued.lastIndexOf('/') + 1);
        return refusal(() -> pca.sdk()
                .revokeCertificate(r -> r.certificateAuthorityArn(arn)
                        .certificateSerial(serial)
                        .revocationReason(RevocationReason.UNSPECIFIED)));
    }

    private static Consumer<RevocationConfiguration.Builder> crl(String days) {
        return c -> c.crlConfiguration(
                crl -> crl.enabled(true).expirationInDays(Integer.valueOf(days)).s3BucketName("a-bucket"));
    }

    @Test
    void theRevocationOfACaThatAwaitsItsCertificateIsUpdated() {
        String arn = ca(Life.PENDING);
        update(arn, crl("7"));
        assertThat(describe(arn).revocationConfiguration().crlConfiguration().expirationInDays())
                .isEqualTo(7);
        assertThat(refusal(() -> pca.sdk()
                        .updateCertificateAuthority(r -> r.certificateAuthorityArn(arn)
                                .status(CertificateAuthorityStatus.DISABLED)
                                .revocationConfiguration(crl("8")))))
                .contains(NOT_UPDATABLE);
        assertThat(describe(arn).revocationConfiguration().crlConfiguration().expirationInDays())
                .isEqualTo(7);
        delete(arn);
        assertThat(refusal(() -> update(arn, crl("8")))).contains(NOT_UPDATABLE);
    }

    private void update(String arn, Consumer<RevocationConfiguration.Builder> configuration) {
        pca.sdk()
                .updateCertificateAuthority(r -> r.certificateAuthorityArn(arn).revocationConfiguration(configuration));
    }

    @ParameterizedTest
    @CsvSource({
        "true, , PUBLIC_READ",
        "true, BUCKET_OWNER_FULL_CONTROL, BUCKET_OWNER_FULL_CONTROL",
        "false, , ",
    })
    void whoMayReadACrlHasADefault(boolean isEnabled, String given, String shown) {
        String arn = ca(Life.PENDING);
        update(
                arn,
                isEnabled
                        ? c -> c.crlConfiguration(crl -> crl.enabled(true)
                                .expirationInDays(7)
                                .s3BucketName("a-bucket")
                                .s3ObjectAcl(given))
                        : c -> c.crlConfiguration(crl -> crl.enabled(false)));
        assertThat(describe(arn).revocationConfiguration().crlConfiguration().s3ObjectAclAsString())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "crl.example.com, /, ocsp.example.com, ''",
        "http://crl.example.com, , , 'InvalidArgsException: The CustomCname'",
        ", , https://ocsp.example.com, 'InvalidArgsException: The OcspCustomCname'",
        "crl.example.com, //, , ValidationException",
    })
    void theHostsOfRevocationHaveNoProtocol(String host, String path, String responder, String refusal) {
        String arn = ca(Life.PENDING);
        Runnable update = () -> update(
                arn,
                c -> c.crlConfiguration(crl -> crl.enabled(true)
                                .expirationInDays(7)
                                .s3BucketName("a-bucket")
                                .customCname(host)
                                .customPath(path))
                        .ocspConfiguration(ocsp -> ocsp.enabled(true).ocspCustomCname(responder)));
        if (refusal.isEmpty()) {
            update.run();
        } else {
            assertThat(refusal(update)).startsWith(refusal);
        }
    }

    @Test
    void aPermissionHasAPolicy() {
        String arn = ca(Life.PENDING);
        pca.sdk()
                .createPermission(r -> r.certificateAuthorityArn(arn)
                        .principal("acm.amazonaws.com")
                        .actions(ActionType.ISSUE_CERTIFICATE, ActionType.GET_CERTIFICATE));
        String policy = pca.sdk()
                .listPermissions(r -> r.certificateAuthorityArn(arn))
                .permissions()
                .get(0)
                .policy();
        JsonNode statement = new JsonMapper().readTree(policy).get("Statement").get(0);
        assertThat(statement.get("Action").valueStream().map(JsonNode::asString))
                .containsExactly("acm-pca:IssueCertificate", "acm-pca:GetCertificate");
        assertThat(statement.get("Resource").asString()).isEqualTo(arn);
        assertThat(statement.get("Principal").get("Service").asString()).isEqualTo("acm.amazonaws.com");
    }

    @ParameterizedTest
    @CsvSource({
        "us-gov-west-1, aws-us-gov",
        "cn-northwest-1, aws-cn",
        "us-iso-east-1, aws-iso",
        "us-isob-east-1, aws-iso-b",
        "eu-isoe-west-1, aws-iso-e",
        "us-isof-south-1, aws-iso-f",
        "eusc-de-east-1, aws-eusc",
        "us-west-2, aws",
        "eu-west-1, aws",
    })
    void aRegionHasItsPartition(String region, String partition) {
        try (PcaClient elsewhere = PcaClient.of(sandbox.endpoint(), region)) {
            assertThat(elsewhere.pendingSubordinate("A CA"))
                    .startsWith("arn:" + partition + ":acm-pca:" + region + ":");
        }
    }
}
