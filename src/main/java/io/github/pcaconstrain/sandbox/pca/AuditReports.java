package io.github.pcaconstrain.sandbox.pca;

import io.github.pcaconstrain.sandbox.pca.Publications.Document;
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
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CreateCertificateAuthorityAuditReport and DescribeCertificateAuthorityAuditReport.
 *
 * <p>A report is written to the CA's folder, and appears in its bucket ({@link Publications}) after the sandbox's
 * delay.
 */
final class AuditReports {
    private static final String SUBJECT = "subject";

    /** In a CSV, only the subject is quoted, as in the example of AWS's user guide. */
    private static final List<String> COLUMNS = List.of(
            "awsAccountId",
            "requestedByServicePrincipal",
            "certificateArn",
            "serial",
            SUBJECT,
            "notBefore",
            "notAfter",
            "issuedAt",
            "revokedAt",
            "revocationReason",
            "templateArn");

    /** "You can generate one audit report every 30 minutes." */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private record Report(String id, String bucket, String key, Instant createdAt) {
        String format() {
            return key.substring(key.lastIndexOf('.') + 1);
        }
    }

    private final Authorities authorities;
    private final IssuedCertificates certificates;
    private final Store store;
    private final Duration delay;

    AuditReports(Authorities authorities, IssuedCertificates certificates, Store store, Duration delay) {
        this.authorities = authorities;
        this.certificates = certificates;
        this.store = store;
        this.delay = delay;
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
        boolean isTooEarly = reports(authority).stream()
                .anyMatch(report -> now.isBefore(report.createdAt().plus(PAUSE)));
        if (isTooEarly) {
            throw AwsError.of("RequestInProgressException", "An audit report can be created every 30 minutes");
        }
    }

    private JsonNode create(RequestContext context, Authority authority, JsonNode input) {
        String id = UUID.randomUUID().toString();
        String format = Json.text(input, "AuditReportResponseFormat").toLowerCase(Locale.ROOT);
        String key = prefix(authority) + id + "." + format;
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

    private List<Report> reports(Authority authority) {
        return store.list(folder(authority)).stream()
                .filter(name -> name.endsWith(".report"))
                .map(name -> StoredRecord.unlessDamaged(() -> report(authority, name)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The buckets with reports about a CA. */
    Set<String> buckets(Authority authority) {
        return reports(authority).stream().map(Report::bucket).collect(Collectors.toSet());
    }

    /** Whether an object with this key, if it exists, is a report about a CA. */
    static boolean mayHave(Authority authority, String key) {
        return key.startsWith(prefix(authority));
    }

    private static String prefix(Authority authority) {
        return "audit-report/" + authority.id() + "/";
    }

    /** The finished reports about a CA, as objects. */
    List<Document> documents(Authority authority, Instant now) {
        return reports(authority).stream()
                .filter(report -> isDone(report, now))
                .flatMap(report -> store
                        .read(folder(authority) + "/" + report.id() + "." + report.format())
                        .map(content -> new Document(
                                report.bucket(),
                                report.key(),
                                type(report),
                                report.createdAt().plus(delay),
                                content))
                        .stream())
                .toList();
    }

    private static String type(Report report) {
        return report.format().equals("csv") ? "text/csv" : "application/json";
    }

    private boolean isDone(Report report, Instant now) {
        return !now.isBefore(report.createdAt().plus(delay));
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
        row.put(SUBJECT, certificate.getSubject().toString());
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
            COLUMNS.forEach(column -> line.add(column.equals(SUBJECT) ? quoted(row) : Json.text(row, column)));
            text.append(line);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(JsonNode row) {
        return "\"" + Json.text(row, SUBJECT).replace("\"", "\"\"") + "\"";
    }

    JsonNode describe(RequestContext context, JsonNode input) {
        Authority authority = authorities.require(context, Json.text(input, "CertificateAuthorityArn"));
        String id = Json.text(input, "AuditReportId");
        Report report = report(authority, id + ".report")
                .orElseThrow(() -> AwsError.of("ResourceNotFoundException", "Could not find audit report " + id));
        return Json.object()
                .put("AuditReportStatus", isDone(report, context.now()) ? "SUCCESS" : "CREATING")
                .put("S3BucketName", report.bucket())
                .put("S3Key", report.key())
                .put("CreatedAt", Json.timestamp(report.createdAt()));
    }
}
