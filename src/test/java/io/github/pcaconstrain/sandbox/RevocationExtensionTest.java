package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.acmpca.model.CrlConfiguration;
import software.amazon.awssdk.services.acmpca.model.OcspConfiguration;

/** Where certificates say that their CA's CRL and OCSP responder are. */
class RevocationExtensionTest {
    @ParameterizedTest
    @CsvSource({
        // bucket, CustomCname, CustomPath, OmitExtension, OCSP, OcspCustomCname; the CRL's URI, the responder's
        ", , , false, false, , , ",
        "bucket, , , false, false, , http://bucket.s3.us-east-1.amazonaws.com/crl/ID.crl, ",
        "bucket, crl.example.com, , false, false, , http://crl.example.com/crl/ID.crl, ",
        "bucket, crl.example.com, a/b, false, false, , http://crl.example.com/a/b/crl/ID.crl, ",
        "bucket, , , true, false, , , ",
        ", , , false, true, , , http://ocsp.acm-pca.us-east-1.amazonaws.com",
        "bucket, , , false, true, ocsp.example.com, http://bucket.s3.us-east-1.amazonaws.com/crl/ID.crl, "
                + "http://ocsp.example.com",
    })
    void theConfigurationShows(
            @Nullable String bucket,
            @Nullable String host,
            @Nullable String path,
            boolean isOmitted,
            boolean hasOcsp,
            @Nullable String ocspHost,
            @Nullable String crl,
            @Nullable String ocsp)
            throws Exception {
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
            var leaf = new X509CertificateHolder(PcaClient.parse(
                            pca.issueAndGet(root, TestCsr.dns("a.example.com"), "EndEntityCertificate", r -> {}))
                    .getEncoded());

            String id = root.substring(root.lastIndexOf('/') + 1);
            assertThat(crls(leaf)).isEqualTo(crl == null ? List.of() : List.of(crl.replace("ID", id)));
            assertThat(responders(leaf)).isEqualTo(ocsp == null ? List.of() : List.of(ocsp));
        }
    }

    private static List<String> crls(X509CertificateHolder certificate) {
        Extension extension = certificate.getExtension(Extension.cRLDistributionPoints);
        if (extension == null) {
            return List.of();
        }
        assertThat(extension.isCritical()).isFalse();
        return Arrays.stream(
                        CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints())
                .flatMap(point -> Arrays.stream(
                        GeneralNames.getInstance(point.getDistributionPoint().getName())
                                .getNames()))
                .map(name -> name.getName().toString())
                .toList();
    }

    private static List<String> responders(X509CertificateHolder certificate) {
        Extension extension = certificate.getExtension(Extension.authorityInfoAccess);
        if (extension == null) {
            return List.of();
        }
        assertThat(extension.isCritical()).isFalse();
        return Arrays.stream(AuthorityInformationAccess.getInstance(extension.getParsedValue())
                        .getAccessDescriptions())
                .filter(each -> each.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .map(each -> each.getAccessLocation().getName().toString())
                .toList();
    }
}
