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

/** A file with an audit report of AWS Private CA, in JSON or CSV as AWS writes it to an S3 bucket. */
public record AuditReportFile(Path path) {
    private static final int SNIFFED = 8192;
    private static final String COLUMN = "certificateArn";

    /** Whether the start of a file looks like a report. False for a file that cannot be read. */
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
            return false; // the reader of the file reports what is wrong
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .stripLeading();
    }

    /** The report of AWS for a CA that has not issued anything. */
    private static boolean isEmptyList(String start) {
        return start.replaceAll("\\s", "").equals("[]");
    }

    private static boolean isJson(String start) {
        return start.startsWith("[");
    }

    /**
     * Passes on the rows one by one, so that memory does not grow with the report.
     *
     * @throws IOException if the file cannot be read, or is not a valid report; the message says where
     */
    public void read(Consumer<ReportRow> rows) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            read(in, rows);
        }
    }

    static void read(InputStream in, Consumer<ReportRow> rows) throws IOException {
        try {
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
            throw BrokenJson.of(e);
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
