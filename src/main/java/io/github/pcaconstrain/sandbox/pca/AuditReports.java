package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.state.StoredRecord;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CreateCertificateAuthorityAuditReport and its Describe.
 *
 * <p>There is no S3 here: the report is written into the CA's folder, under the key that it would have in the bucket.
 */
final class AuditReports {
    private static final List<String> COLUMNS = List.of(
            "awsAccountId",
            "requestedByServicePrincipal",
            "certificateArn",
            "serial",
            "subject",
            "notBefore",
            "notAfter",
            "issuedAt",
            "revokedAt",
            "revocationReason",
            "templateArn");

    /** "You can generate one audit report every 30 minutes." */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private record Report(String id, String bucket, String key, Instant createdAt) {}

    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final Store store;

    AuditReports(Authorities authorities, IssuedCertificates certificates, Store store) {
        this.authorities = authorities;
        this.certificates = certificates;
        this.store = store;
    }

    JsonNode create(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        authorities.requireStatus(
                authority,
                context.now(),
                "The certificate authority is not in a valid state for an audit report.",
                "ACTIVE",
                "DISABLED",
                "EXPIRED");
        synchronized (this) {
            requirePause(authority, context.now());
            return create(context, authority, input);
        }
    }

    private void requirePause(Authority authority, Instant now) {
        boolean isTooEarly = store.list(folder(authority)).stream()
                .filter(name -> name.endsWith(".report"))
                .map(name -> StoredRecord.unlessDamaged(() -> report(authority, name)))
                .flatMap(Optional::stream)
                .anyMatch(report -> now.isBefore(report.createdAt().plus(PAUSE)));
        if (isTooEarly) {
            throw AwsError.of("RequestInProgressException", "An audit report can be created every 30 minutes");
        }
    }

    private JsonNode create(RequestContext context, Authority authority, JsonNode input) {
        String id = UUID.randomUUID().toString();
        String format = Json.text(input, "AuditReportResponseFormat").toLowerCase(Locale.ROOT);
        String key = "audit-report/" + authority.id() + "/" + id + "." + format;
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (IssuedCertificate certificate : certificates.list(authority)) {
            StoredRecord.unlessDamaged(() -> Optional.of(row(authority, certificate)))
                    .ifPresent(rows::add);
        }
        byte[] content = format.equals("csv") ? csv(rows) : Json.writeReadable(rows);
        store.write(folder(authority) + "/" + id + "." + format, content);
        Report report = new Report(id, Json.text(input, "S3BucketName"), key, context.now());
        store.write(folder(authority) + "/" + id + ".report", Json.writeReadable(report));
        return Json.object().put("AuditReportId", id).put("S3Key", key);
    }

    private static String folder(Authority authority) {
        return authority.folder() + "/audit-report";
    }

    private Optional<Report> report(Authority authority, String name) {
        return StoredRecord.read(store, folder(authority) + "/" + name, Report.class);
    }

    private ObjectNode row(Authority authority, IssuedCertificate issued) {
        X509CertificateHolder certificate = certificates.certificate(authority, issued.serial());
        ObjectNode row = Json.object();
        row.put("awsAccountId", authority.account());
        issued.requestedBy().ifPresent(principal -> row.put("requestedByServicePrincipal", principal));
        row.put("certificateArn", issued.arn());
        row.put("serial", issued.serial().replaceAll("(..)(?!$)", "$1:"));
        row.put("subject", certificate.getSubject().toString());
        row.put("notBefore", time(certificate.getNotBefore().toInstant()));
        row.put("notAfter", time(certificate.getNotAfter().toInstant()));
        row.put("issuedAt", time(issued.issuedAt()));
        issued.revokedAt().ifPresent(time -> row.put("revokedAt", time(time)));
        issued.revocationReason().ifPresent(reason -> row.put("revocationReason", reason));
        row.put("templateArn", issued.templateArn());
        return row;
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+0000");
    }

    private static byte[] csv(ArrayNode rows) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (JsonNode row : rows) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            COLUMNS.forEach(column -> line.add("\"" + Json.text(row, column).replace("\"", "\"\"") + "\""));
            text.append(line);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    JsonNode describe(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        String id = Json.text(input, "AuditReportId");
        Report report = report(authority, id + ".report")
                .orElseThrow(() -> AwsError.of("ResourceNotFoundException", "Could not find audit report " + id));
        return Json.object()
                .put("AuditReportStatus", "SUCCESS")
                .put("S3BucketName", report.bucket())
                .put("S3Key", report.key())
                .put("CreatedAt", Json.timestamp(report.createdAt()));
    }
}
