package io.github.pcaconstrain.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.sandbox.PcaClient;
import io.github.pcaconstrain.sandbox.Sandbox;
import io.github.pcaconstrain.sandbox.SandboxConfig;
import io.github.pcaconstrain.sandbox.SdkClients;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityType;
import software.amazon.awssdk.services.acmpca.model.KeyAlgorithm;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;

/** Certificates that never come, whatever a client does with the token. */
class DeadRequestsTest {
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory()
            .withDelay(Duration.ZERO)
            .withInterceptor(new FaultInjector(Faults.parse("dead=1"))));
    private final PcaClient pca = PcaClient.of(sandbox);

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    private String issue(String ca, String token) {
        return pca.issue(ca, pca.csr(ca), "RootCACertificate", r -> r.idempotencyToken(token));
    }

    private String error(String ca, String arn) {
        return PcaClient.errorCode(() ->
                pca.sdk().getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(arn)));
    }

    @Test
    void aDeadRequestStaysDeadForItsToken() {
        String ca = pca.create(
                CertificateAuthorityType.ROOT, KeyAlgorithm.EC_PRIME256_V1, SigningAlgorithm.SHA256_WITHECDSA, "Root");
        String dead = issue(ca, "one");
        assertThat(error(ca, dead)).isEqualTo("RequestFailedException");
        assertThat(error(ca, dead)).isEqualTo("RequestFailedException");
        assertThat(issue(ca, "one")).isEqualTo(dead);
        assertThat(error(ca, dead)).isEqualTo("RequestFailedException");

        String alive = issue(ca, "two");
        assertThat(alive).isNotEqualTo(dead);
        assertThat(pca.sdk()
                        .getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(alive))
                        .certificate())
                .startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(error(ca, dead)).isEqualTo("RequestFailedException");
    }

    @Test
    void acmTellsOfIt() {
        try (Sandbox other = Sandbox.start(SandboxConfig.inMemory()
                        .withDelay(Duration.ZERO)
                        .withInterceptor(new FaultInjector(Faults.parse("dead=1"))));
                AcmClient acm = SdkClients.configured(AcmClient.builder(), other.endpoint(), "us-east-1")
                        .build()) {
            String ca = other.initialize("us-east-1").subordinate(); // not by requests, which is what faults are for
            String arn = acm.requestCertificate(
                            r -> r.domainName("a.example.com").certificateAuthorityArn(ca))
                    .certificateArn();
            CertificateDetail detail =
                    acm.describeCertificate(r -> r.certificateArn(arn)).certificate();
            assertThat(detail.statusAsString()).isEqualTo("FAILED");
            assertThat(detail.failureReasonAsString()).isEqualTo("PCA_REQUEST_FAILED");
        }
    }
}
