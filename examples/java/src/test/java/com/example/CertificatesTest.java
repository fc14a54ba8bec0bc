package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pcaconstrain.sandbox.junit.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;

/** Requests a certificate from ACM, which the sandbox's subordinate CA signs. */
class CertificatesTest {
    @RegisterExtension
    static final SandboxExtension AWS = new SandboxExtension();

    @Test
    void acmIssuesFromThePrivateCa() throws InterruptedException {
        try (AcmClient acm = AcmClient.builder()
                .endpointOverride(AWS.endpoint())
                .region(Region.of(AWS.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String certificate = acm.requestCertificate(request -> request.domainName("www.example.com")
                            .keyAlgorithm("EC_prime256v1")
                            .certificateAuthorityArn(AWS.subordinate()))
                    .certificateArn();

            CertificateStatus status = CertificateStatus.PENDING_VALIDATION;
            for (int i = 0; i < 100 && status == CertificateStatus.PENDING_VALIDATION; i++) {
                Thread.sleep(100);
                status = acm.describeCertificate(request -> request.certificateArn(certificate))
                        .certificate()
                        .status();
            }

            assertEquals(CertificateStatus.ISSUED, status);
        }
    }
}
