package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** An audit in SARIF 2.1.0 (OASIS), as code scanning services read it. */
public final class AuditSarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private static final String CODES =
            "https://github.com/pcaconstrain/pca-constrain/blob/main/docs/reference/codes.md#";

    private final AuditReport report;
    private final Instant written;
    private final JsonGenerator json;

    private AuditSarif(AuditReport report, Instant written, JsonGenerator json) {
        this.report = report;
        this.written = written;
        this.json = json;
    }

    /**
     * Writes the report.
     *
     * @param written the time of the run
     * @param codes all codes that can be reported; those without findings are left out
     */
    public static void write(AuditReport report, Instant written, List<FindingCode> codes, JsonGenerator json) {
        Set<String> used =
                report.findings().stream().map(found -> found.finding().code()).collect(Collectors.toSet());
        new AuditSarif(report, written, json)
                .write(codes.stream().filter(code -> used.contains(code.code())).toList());
    }

    private void write(List<FindingCode> codes) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeName("runs");
        json.writeStartArray();
        json.writeStartObject();
        tool(codes);
        json.writeName("invocations");
        json.writeStartArray();
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", report.counts().unreadable() == 0);
        json.writeStringProperty(
                "endTimeUtc", written.truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeName("arguments");
        json.writeStartArray();
        report.sources().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeName("results");
        json.writeStartArray();
        report.findings().forEach(this::result);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(List<FindingCode> codes) {
        int blank = report.tool().indexOf(' ');
        json.writeName("tool");
        json.writeStartObject();
        json.writeName("driver");
        json.writeStartObject();
        json.writeStringProperty(
                "name", blank < 0 ? report.tool() : report.tool().substring(0, blank));
        json.writeStringProperty("version", report.tool().substring(blank + 1));
        json.writeName("rules");
        json.writeStartArray();
        codes.forEach(this::rule);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(FindingCode rule) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.code());
        json.writeStringProperty("helpUri", helpUri(rule));
        text("shortDescription", rule.explanation());
        text("help", rule.fix());
        json.writeName("defaultConfiguration");
        json.writeStartObject();
        json.writeStringProperty("level", level(rule.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The address of a code's entry in the documentation. */
    public static String helpUri(FindingCode code) {
        return CODES + code.code();
    }

    private void result(CertificateFinding found) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", found.finding().code());
        json.writeStringProperty("level", level(found.finding().severity()));
        text(
                "message",
                found.place().text() + ": " + found.finding().text() + "; fix: "
                        + found.finding().fix());
        json.writeName("locations");
        json.writeStartArray();
        location(found);
        json.writeEndArray();
        json.writeName("partialFingerprints");
        json.writeStartObject();
        json.writeStringProperty("finding/v1", found.id());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void location(CertificateFinding found) {
        json.writeStartObject();
        json.writeName("physicalLocation");
        json.writeStartObject();
        json.writeName("artifactLocation");
        json.writeStartObject();
        json.writeStringProperty("uri", uri(found.place().source()));
        json.writeEndObject();
        json.writeName("region");
        json.writeStartObject();
        json.writeNumberProperty("startLine", 1);
        json.writeEndObject();
        json.writeEndObject();
        json.writeName("logicalLocations");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("fullyQualifiedName", found.place().text());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void text(String name, String text) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    /** Sources are paths or endpoints; a colon in the first part of a path would be taken for the end of a scheme. */
    private static String uri(String source) {
        String path = source.replace('\\', '/');
        try {
            return new URI(null, null, path.contains(":") && !path.startsWith("/") ? "./" + path : path, null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
