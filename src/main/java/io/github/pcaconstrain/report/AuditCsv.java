package io.github.pcaconstrain.report;

import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.CertificateFinding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The findings of an audit as CSV (RFC 4180) in UTF-8: a header, then one row per finding. Spreadsheets take a value
 * that starts with {@code =}, {@code +}, {@code -} or {@code @} for a formula, so such a value is written with an
 * apostrophe before it.
 */
public final class AuditCsv {
    private static final List<String> HEADER = List.of(
            "severity",
            "code",
            "source",
            "index",
            "subject",
            "part",
            "message",
            "fix",
            "certificate",
            "id",
            "tool",
            "time");

    private AuditCsv() {}

    /**
     * Writes the report.
     *
     * @throws IOException if the stream cannot be written to
     */
    public static void write(AuditReport report, OutputStream out) throws IOException {
        row(HEADER, out);
        for (CertificateFinding found : report.findings()) {
            row(
                    List.of(
                            found.finding().severity().label(),
                            found.finding().code(),
                            found.place().source(),
                            String.valueOf(found.place().index()),
                            found.place().subject(),
                            found.finding().place(),
                            found.finding().message(),
                            found.finding().fix(),
                            found.certificate(),
                            found.id(),
                            report.tool(),
                            report.time().toString()),
                    out);
        }
    }

    private static void row(List<String> fields, OutputStream out) throws IOException {
        String row = fields.stream().map(AuditCsv::field).collect(Collectors.joining(",", "", "\r\n"));
        out.write(row.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
