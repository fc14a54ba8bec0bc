package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.pca.Assumptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.FailureReason;

/** Each reason for which a private certificate fails, brought about by its cause. */
class FailureReasonTest {
    private static final String NO_CA =
            "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/00000000-0000-4000-8000-000000000000";

    private final AcmWorld world = new AcmWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aNameOutsideTheConstraintsFailsForThem() {
        String ca = world.constrained();
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> {})))
                .isEqualTo("ISSUED");
        assertThat(world.outcome(world.request(ca, "app.prod.dev.example.com", r -> {})))
                .isEqualTo("PCA_NAME_CONSTRAINTS_VALIDATION");
        assertThat(world.outcome(world.request(ca, "app.example.org", r -> {})))
                .isEqualTo("PCA_NAME_CONSTRAINTS_VALIDATION");
        assertThat(world.outcome(world.request(
                        ca, "a.dev.example.com", r -> r.subjectAlternativeNames("b.prod.dev.example.com"))))
                .isEqualTo("PCA_NAME_CONSTRAINTS_VALIDATION");
    }

    @Test
    void aFailureShowsOnlyAfterAMomentAndIsFinal() {
        String ca = world.constrained();
        String arn = world.request(ca, "app.prod.dev.example.com", r -> {});
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        assertThat(world.describe(arn).failureReason()).isNull();
        world.settle();
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.FAILED);
        assertThat(world.describe(arn).failureReason()).isEqualTo(FailureReason.PCA_NAME_CONSTRAINTS_VALIDATION);
        world.clock.advance(Duration.ofDays(30));
        assertThat(world.describe(arn).status()).isEqualTo(CertificateStatus.FAILED);
    }

    @Test
    void aCaIssuesOnRequestWithoutAPermission() {
        String ca = world.subordinate(world.root(), 1095, "GENERAL_PURPOSE", AcmWorld.TUTORIAL_CONSTRAINTS);
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> {})))
                .isEqualTo("ISSUED");
        assertThat(world.outcome(world.request(ca, "app.prod.dev.example.com", r -> {})))
                .isEqualTo("PCA_NAME_CONSTRAINTS_VALIDATION");
    }

    @Test
    void aCaIssuesOnRequestWithAPermissionWhereThatIsAssumed() {
        try (AcmWorld strict = new AcmWorld(Optional.empty(), Assumptions.parse("acm-permission=issuance"))) {
            String ca = strict.subordinate(strict.root(), 1095, "GENERAL_PURPOSE", AcmWorld.TUTORIAL_CONSTRAINTS);
            assertThat(strict.outcome(strict.request(ca, "app.dev.example.com", r -> {})))
                    .isEqualTo("PCA_ACCESS_DENIED");
            strict.permit(ca);
            assertThat(strict.outcome(strict.request(ca, "app.dev.example.com", r -> {})))
                    .isEqualTo("ISSUED");
        }
    }

    @Test
    void aCaThatIsNotActiveIsInAnInvalidState() {
        String pending = world.pending("SUBORDINATE", "EC_prime256v1", "GENERAL_PURPOSE");
        assertThat(world.outcome(world.request(pending, "app.dev.example.com", r -> {})))
                .isEqualTo("PCA_INVALID_STATE");
        String disabled = world.constrained();
        world.pca.updateCertificateAuthority(
                r -> r.certificateAuthorityArn(disabled).status("DISABLED"));
        assertThat(world.outcome(world.request(disabled, "app.dev.example.com", r -> {})))
                .isEqualTo("PCA_INVALID_STATE");
    }

    @ParameterizedTest
    @CsvSource({"395, GENERAL_PURPOSE, PCA_INVALID_DURATION", "396, GENERAL_PURPOSE, ISSUED"})
    void aCaMustOutliveTheCertificate(int days, String mode, String outcome) {
        String ca = world.subordinate(world.root(), days, mode, AcmWorld.TUTORIAL_CONSTRAINTS);
        world.permit(ca);
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> {})))
                .isEqualTo(outcome);
    }

    @Test
    void aCaOfShortLivedCertificatesIsOfNoUse() {
        String ca = world.subordinate(world.root(), 1095, "SHORT_LIVED_CERTIFICATE", AcmWorld.TUTORIAL_CONSTRAINTS);
        world.permit(ca);
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> {})))
                .isEqualTo("PCA_INVALID_DURATION");
    }

    @Test
    void aKeyOfAnotherFamilyIsAnInvalidArgument() {
        String ca = world.constrained();
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> r.keyAlgorithm("RSA_2048"))))
                .isEqualTo("PCA_INVALID_ARGS");
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> r.keyAlgorithm("EC_secp384r1"))))
                .isEqualTo("ISSUED");
    }

    @Test
    void aCaThatIsNotThereIsNotFound() {
        assertThat(world.outcome(world.request(NO_CA, "app.dev.example.com", r -> {})))
                .isEqualTo("PCA_RESOURCE_NOT_FOUND");
    }

    @Test
    void anArnThatIsNoCasIsInvalid() {
        String arn = "arn:aws:acm-pca:eu-west-1:111122223333:something-else/1";
        assertThat(world.outcome(world.request(arn, "app.dev.example.com", r -> {})))
                .isEqualTo("PCA_INVALID_ARN");
    }
}
