package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.acmpca.model.CrlConfiguration;
import software.amazon.awssdk.services.acmpca.model.OcspConfiguration;

/** Where certificates say that their CA's CRL and OCSP responder are, and the rules for that. */
class RevocationExtensionTest {
    @ParameterizedTest
    @CsvSource({
        // bucket, CustomCname, CustomPath, OmitExtension, OCSP, OcspCustomCname; the CRL's URI, the responder's
        ", , , false, false, , , ",
        "bucket, , , false, false, , HERE/bucket/crl/ID.crl, ",
        "bucket, crl.example.com, , false, false, , http://crl.example.com/crl/ID.crl, ",
        "bucket, crl.example.com, a/b, false, false, , http://crl.example.com/a/b/ID.crl, ",
        "bucket, , a?b%, false, false, , HERE/bucket/a%3Fb%25/ID.crl, ",
        "bucket, , /, false, false, , HERE/bucket/ID.crl, ",
        "bucket, , , true, false, , , ",
        ", , , false, true, , , HERE/_sandbox/ocsp",
        "bucket, , , false, true, ocsp.example.com, HERE/bucket/crl/ID.crl, http://ocsp.example.com",
    })
    void theConfigurationShows(
            @Nullable String bucket,
            @Nullable String host,
            @Nullable String path,
            boolean isOmitted,
            boolean hasOcsp,
            @Nullable String ocspHost,
            @Nullable String crl,
            @Nullable String ocsp) {
        CrlConfiguration crls = bucket == null
                ? CrlConfiguration.builder().enabled(false).build()
                : CrlConfiguration.builder()
                        .enabled(true)
                        .expirationInDays(7)
                        .s3BucketName(bucket)
                        .customCname(host)
                        .customPath(path)
                        .crlDistributionPointExtensionConfiguration(c -> c.omitExtension(isOmitted))
                        .build();
        OcspConfiguration responder = OcspConfiguration.builder()
                .enabled(hasOcsp)
                .ocspCustomCname(ocspHost)
                .build();
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
                PcaClient pca = PcaClient.of(sandbox)) {
            String root = pca.root();
            pca.sdk()
                    .updateCertificateAuthority(r -> r.certificateAuthorityArn(root)
                            .revocationConfiguration(
                                    c -> c.crlConfiguration(crls).ocspConfiguration(responder)));
            var leaf = PcaClient.parse(
                    pca.issueAndGet(root, TestCsr.dns("a.example.com"), "EndEntityCertificate", r -> {}));

            String id = root.substring(root.lastIndexOf('/') + 1);
            String here = sandbox.endpoint().toString();
            assertThat(Addresses.crls(leaf))
                    .isEqualTo(
                            crl == null
                                    ? List.of()
                                    : List.of(crl.replace("ID", id).replace("HERE", here)));
            assertThat(Addresses.responders(leaf))
                    .isEqualTo(ocsp == null ? List.of() : List.of(ocsp.replace("HERE", here)));
        }
    }

    /** "This configuration cannot be enabled with a custom CNAME set." */
    @Test
    void theExtensionIsNotOmittedWithACname() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
                PcaClient pca = PcaClient.of(sandbox)) {
            String arn = pca.pendingSubordinate("Subordinate");
            assertThat(PcaClient.errorCode(() -> pca.sdk()
                            .updateCertificateAuthority(r -> r.certificateAuthorityArn(arn)
                                    .revocationConfiguration(c -> c.crlConfiguration(crl -> crl.enabled(true)
                                            .expirationInDays(7)
                                            .s3BucketName("bucket")
                                            .customCname("crl.example.com")
                                            .crlDistributionPointExtensionConfiguration(o -> o.omitExtension(true)))))))
                    .isEqualTo("InvalidArgsException");
        }
    }
}
