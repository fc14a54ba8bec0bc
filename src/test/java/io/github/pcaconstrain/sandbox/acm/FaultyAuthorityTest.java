package io.github.pcaconstrain.sandbox.acm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/** What ACM makes of a private CA's faults, over HTTP. */
class FaultyAuthorityTest {
    private static final String IN_PROGRESS = "RequestInProgressException";

    private final AcmWorld world = new AcmWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "IssueCertificate:LimitExceededException, PCA_LIMIT_EXCEEDED",
        "IssueCertificate:AccessDeniedException, PCA_ACCESS_DENIED",
        "IssueCertificate:InvalidArgsException, PCA_INVALID_ARGS",
        "IssueCertificate:ThrottlingException, OTHER",
        "IssueCertificate:InternalFailure, OTHER",
        "acm-pca.GetCertificate:RequestFailedException, PCA_REQUEST_FAILED",
        "DescribeCertificateAuthority:InvalidArnException, PCA_INVALID_ARN",
    })
    void theErrorBecomesTheReason(String fault, String reason) {
        String ca = world.constrained();
        world.fault("fail=" + fault);

        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> {})))
                .isEqualTo(reason);
        assertThat(world.outcome(world.request(ca, "app.dev.example.com", r -> {})))
                .as("the fault is used up")
                .isEqualTo("ISSUED");
    }

    @Test
    void renewalsLookAtThePermissions() {
        String ca = world.constrained();
        String arn = world.issued(ca, "app.dev.example.com");
        world.export(arn, "passphrase");
        world.fault("fail=ListPermissions:RequestFailedException");
        world.acm.renewCertificate(r -> r.certificateArn(arn));
        world.settle();

        assertThat(world.describe(arn).renewalSummary().renewalStatusReasonAsString())
                .isEqualTo("PCA_REQUEST_FAILED");
    }

    @Test
    void bothServicesKeepClientsWaitingForACertificate() {
        String ca = world.constrained();
        String managed = world.issued(ca, "app.dev.example.com");
        String csr = world.pca
                .getCertificateAuthorityCsr(r -> r.certificateAuthorityArn(ca))
                .csr();
        String issued = world.pca
                .issueCertificate(r -> r.certificateAuthorityArn(ca)
                        .csr(SdkBytes.fromUtf8String(csr))
                        .signingAlgorithm("SHA256WITHECDSA")
                        .validity(v -> v.type("DAYS").value(1L)))
                .certificateArn();
        world.settle();
        world.fault("in-progress=2");

        for (int i = 0; i < 2; i++) {
            assertThat(AcmWorld.code(() -> world.acm.getCertificate(r -> r.certificateArn(managed))))
                    .isEqualTo(IN_PROGRESS);
            assertThat(AcmWorld.code(() -> world.pca.getCertificate(
                            r -> r.certificateAuthorityArn(ca).certificateArn(issued))))
                    .isEqualTo(IN_PROGRESS);
        }
        assertThat(world.acm.getCertificate(r -> r.certificateArn(managed)).certificate())
                .contains("BEGIN CERTIFICATE");
        assertThat(world.pca
                        .getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(issued))
                        .certificate())
                .contains("BEGIN CERTIFICATE");
    }
}
