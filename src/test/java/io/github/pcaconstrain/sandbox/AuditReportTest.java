package io.github.pcaconstrain.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pcaconstrain.SettableClock;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acmpca.model.CreateCertificateAuthorityAuditReportResponse;
import tools.jackson.databind.JsonNode;

/** What an audit report has of each certificate, in both formats. */
class AuditReportTest {
    private static final String TEMPLATE = "arn:aws:acm-pca:::template/";

    @TempDir
    static Path folder = Path.of("");

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(
            SandboxConfig.inMemory().withFolder(folder).withDelay(Duration.ZERO).withClock(clock));
    private final PcaClient pca = PcaClient.of(sandbox);
    private String root = "";
    private String leaf = "";

    @BeforeEach
    void revokeOne() {
        root = pca.root();
        leaf = pca.issue(root, TestCsr.subject("CN=a \\\"quoted\\\"\\, name").pem(), "EndEntityCertificate", r -> {});
        clock.advance(Duration.ofHours(1));
        pca.sdk()
                .revokeCertificate(r -> r.certificateAuthorityArn(root)
                        .certificateSerial(serial())
                        .revocationReason("SUPERSEDED"));
    }

    @AfterEach
    void stop() {
        pca.close();
        sandbox.close();
    }

    private String serial() {
        return leaf.substring(leaf.lastIndexOf('/') + 1);
    }

    private CreateCertificateAuthorityAuditReportResponse create(String format) {
        return pca.sdk()
                .createCertificateAuthorityAuditReport(r ->
                        r.certificateAuthorityArn(root).s3BucketName("bucket").auditReportResponseFormat(format));
    }

    private String content(CreateCertificateAuthorityAuditReportResponse report) throws IOException {
        String key = report.s3Key();
        return Files.readString(folder.resolve("111122223333/us-east-1/acm-pca")
                .resolve(root.substring(root.lastIndexOf('/') + 1))
                .resolve("audit-report")
                .resolve(key.substring(key.lastIndexOf('/') + 1)));
    }

    @Test
    void jsonHasARowForEachCertificate() throws IOException {
        CreateCertificateAuthorityAuditReportResponse report = create("JSON");

        assertThat(report.s3Key())
                .isEqualTo("audit-report/" + root.substring(root.lastIndexOf('/') + 1) + "/" + report.auditReportId()
                        + ".json");
        JsonNode rows = Json.read(content(report).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(rows).hasSize(2);
        int at = Json.text(rows.get(0), "certificateArn").equals(leaf) ? 0 : 1;
        JsonNode own = rows.get(1 - at);
        assertThat(rows.get(at))
                .isEqualTo(Json.object()
                        .put("awsAccountId", "111122223333")
                        .put("certificateArn", leaf)
                        .put("serial", serial().replaceAll("(..)(?!$)", "$1:"))
                        .put("subject", "CN=a \\\"quoted\\\"\\, name")
                        .put("notBefore", "2026-01-01T11:00:00+0000")
                        .put("notAfter", "2026-01-31T12:00:00+0000")
                        .put("issuedAt", "2026-01-01T12:00:00+0000")
                        .put("revokedAt", "2026-01-01T13:00:00+0000")
                        .put("revocationReason", "SUPERSEDED")
                        .put("templateArn", TEMPLATE + "EndEntityCertificate/V1"));
        assertThat(Json.text(own, "templateArn")).isEqualTo(TEMPLATE + "RootCACertificate/V1");
        assertThat(own.has("revokedAt")).isFalse();
    }

    @Test
    void csvHasTheSameColumns() throws IOException {
        List<String> lines = content(create("CSV")).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo("awsAccountId,requestedByServicePrincipal,certificateArn,serial,subject,notBefore,notAfter,"
                        + "issuedAt,revokedAt,revocationReason,templateArn");
        assertThat(lines)
                .contains("111122223333,," + leaf + "," + serial().replaceAll("(..)(?!$)", "$1:")
                        + ",\"CN=a \\\"\"quoted\\\"\"\\, name\",2026-01-01T11:00:00+0000,"
                        + "2026-01-31T12:00:00+0000,2026-01-01T12:00:00+0000,2026-01-01T13:00:00+0000,"
                        + "SUPERSEDED," + TEMPLATE + "EndEntityCertificate/V1");
    }

    @Test
    void aSecondReportHasToWait() {
        var report = create("CSV");
        var described = pca.sdk()
                .describeCertificateAuthorityAuditReport(
                        r -> r.certificateAuthorityArn(root).auditReportId(report.auditReportId()));

        assertThat(described.auditReportStatusAsString()).isEqualTo("SUCCESS");
        assertThat(described.createdAt()).isEqualTo(clock.instant());
        assertThat(PcaClient.errorCode(() -> create("JSON"))).isEqualTo("RequestInProgressException");
        clock.advance(Duration.ofMinutes(30));
        assertThat(create("JSON").auditReportId()).isNotEqualTo(report.auditReportId());
    }
}
