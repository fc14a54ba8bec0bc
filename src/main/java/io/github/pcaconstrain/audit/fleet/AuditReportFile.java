package io.github.pcaconstrain.audit.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** A file with an audit report of AWS Private CA, as AWS writes it into an S3 bucket: JSON or CSV. */
public record AuditReportFile(Path path) {
    private static final int SNIFFED = 8192;
    private static final String COLUMN = "certificateArn";

    /** Whether a file looks like a report by its start. A file that cannot be read does not. */
    public static boolean isOne(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = text(in.readNBytes(SNIFFED));
            return isJson(start)
                    ? start.contains('"' + COLUMN + '"') || isEmptyList(start)
                    : start.lines().findFirst().orElse("").contains(COLUMN);
        } catch (IOException e) {
            return false; // whoever reads it says what is wrong
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .stripLeading();
    }

    /** What AWS writes for a CA that has issued nothing. */
    private static boolean isEmptyList(String start) {
        return start.replaceAll("\\s", "").equals("[]");
    }

    private static boolean isJson(String start) {
        return start.startsWith("[");
    }

    /**
     * Hands over the rows as they come, so that memory does not grow with the report.
     *
     * @throws IOException if the file cannot be read, or is no report from some place on; the message says where
     */
    void read(Consumer<ReportRow> rows) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), SNIFFED);
            skipBlank(reader);
            reader.mark(1);
            int first = reader.read();
            reader.reset();
            if (first == '[') {
                ReportJson.read(reader, rows);
            } else {
                new ReportCsv(reader).read(rows);
            }
        } catch (JacksonException e) {
            throw new IOException(
                    "its JSON is broken in line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static void skipBlank(BufferedReader reader) throws IOException {
        int next;
        do {
            reader.mark(1);
            next = reader.read();
        } while (next == 0xFEFF || Character.isWhitespace(next));
        reader.reset();
    }
}
