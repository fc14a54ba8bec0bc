package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.ActionType;
import software.amazon.awssdk.services.acmpca.model.Tag;

/** Every operation on one CA checks its ARN and its state. */
class AuthorityArnTest {
    private static final String UNKNOWN =
            "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555";
    private static final int OPERATIONS = 21; // all but Create and ListCertificateAuthorities

    /** These work on a CA that is deleted, or look at something else first. */
    private static final Set<String> IN_ANY_STATE =
            Set.of("DescribeCertificateAuthority", "DescribeCertificateAuthorityAuditReport");

    private static Map<String, Runnable> operations(PcaClient pca, String ca) {
        AcmPcaClient sdk = pca.sdk();
        Tag tag = Tag.builder().key("a").value("b").build();
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put(
                "DescribeCertificateAuthority",
                () -> sdk.describeCertificateAuthority(r -> r.certificateAuthorityArn(ca)));
        all.put("UpdateCertificateAuthority", () -> sdk.updateCertificateAuthority(r -> r.certificateAuthorityArn(ca)));
        all.put("GetCertificateAuthorityCsr", () -> pca.csr(ca));
        all.put(
                "ImportCertificateAuthorityCertificate",
                () -> sdk.importCertificateAuthorityCertificate(
                        r -> r.certificateAuthorityArn(ca).certificate(SdkBytes.fromUtf8String("x"))));
        all.put(
                "GetCertificateAuthorityCertificate",
                () -> sdk.getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(ca)));
        all.put("IssueCertificate", () -> pca.issue(ca, TestCsr.dns("a.example.com"), "EndEntityCertificate", r -> {}));
        all.put(
                "GetCertificate",
                () -> sdk.getCertificate(r -> r.certificateAuthorityArn(ca).certificateArn(ca + "/certificate/12")));
        all.put(
                "RevokeCertificate",
                () -> sdk.revokeCertificate(r ->
                        r.certificateAuthorityArn(ca).certificateSerial("12").revocationReason("SUPERSEDED")));
        all.put(
                "CreatePermission",
                () -> sdk.createPermission(r -> r.certificateAuthorityArn(ca)
                        .principal("acm.amazonaws.com")
                        .actions(ActionType.GET_CERTIFICATE)));
        all.put("ListPermissions", () -> sdk.listPermissions(r -> r.certificateAuthorityArn(ca)));
        all.put(
                "DeletePermission",
                () -> sdk.deletePermission(r -> r.certificateAuthorityArn(ca).principal("acm.amazonaws.com")));
        all.put(
                "TagCertificateAuthority",
                () -> sdk.tagCertificateAuthority(
                        r -> r.certificateAuthorityArn(ca).tags(tag)));
        all.put(
                "UntagCertificateAuthority",
                () -> sdk.untagCertificateAuthority(
                        r -> r.certificateAuthorityArn(ca).tags(tag)));
        all.put("ListTags", () -> sdk.listTags(r -> r.certificateAuthorityArn(ca)));
        all.put(
                "PutPolicy",
                () -> sdk.putPolicy(r -> r.resourceArn(ca).policy("{\"Version\":\"2012-10-17\",\"Statement\":[]}")));
        all.put("GetPolicy", () -> sdk.getPolicy(r -> r.resourceArn(ca)));
        all.put("DeletePolicy", () -> sdk.deletePolicy(r -> r.resourceArn(ca)));
        all.put(
                "CreateCertificateAuthorityAuditReport",
                () -> sdk.createCertificateAuthorityAuditReport(r ->
                        r.certificateAuthorityArn(ca).s3BucketName("bucket").auditReportResponseFormat("JSON")));
        all.put(
                "DescribeCertificateAuthorityAuditReport",
                () -> sdk.describeCertificateAuthorityAuditReport(
                        r -> r.certificateAuthorityArn(ca).auditReportId("11111111-2222-3333-4444-555555555555")));
        all.put("DeleteCertificateAuthority", () -> sdk.deleteCertificateAuthority(r -> r.certificateAuthorityArn(ca)));
        all.put(
                "RestoreCertificateAuthority",
                () -> sdk.restoreCertificateAuthority(r -> r.certificateAuthorityArn(ca)));
        return all;
    }

    @Test
    void everyOperationChecksThem() {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory().withDelay(Duration.ZERO));
                PcaClient pca = PcaClient.of(sandbox)) {
            String deleted = pca.pendingSubordinate("Deleted");
            pca.sdk().deleteCertificateAuthority(r -> r.certificateAuthorityArn(deleted));

            assertThat(operations(pca, UNKNOWN)).hasSize(OPERATIONS);
            operations(pca, UNKNOWN)
                    .forEach((name, call) ->
                            assertThat(PcaClient.errorCode(call)).as(name).isEqualTo("ResourceNotFoundException"));
            operations(pca, "arn:aws:acm-pca:us-east-1:111122223333:something/x")
                    .forEach((name, call) ->
                            assertThat(PcaClient.errorCode(call)).as(name).isEqualTo("InvalidArnException"));
            operations(pca, deleted).forEach((name, call) -> {
                if (name.equals("RestoreCertificateAuthority")) {
                    call.run();
                }
                if (!IN_ANY_STATE.contains(name)) {
                    assertThat(PcaClient.errorCode(call)).as(name).isEqualTo("InvalidStateException");
                }
            });
        }
    }
}
