package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.failure.Counted;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An audit report as CSV (RFC 4180), with its columns in any order. */
final class ReportCsv {
    private static final int MAX_FIELD = 65536;
    private static final int MAX_FIELDS = 100;

    private final Reader in;
    private int next;

    ReportCsv(Reader in) throws IOException {
        this.in = in;
        next = in.read();
    }

    void read(Consumer<ReportRow> rows) throws IOException {
        List<String> header = record(1);
        int arn = header.indexOf("certificateArn");
        int revoked = header.indexOf("revokedAt");
        int template = header.indexOf("templateArn");
        int subject = header.indexOf("subject");
        int notAfter = header.indexOf("notAfter");
        if (arn < 0) {
            throw new IOException("its first line names no column certificateArn");
        }
        for (int line = 2; next >= 0; line++) {
            List<String> fields = record(line);
            if (fields.size() == 1 && fields.get(0).isEmpty()) {
                continue;
            }
            if (fields.size() != header.size()) {
                throw new IOException(
                        "its record " + line + " has " + Counted.of(fields.size(), "field") + ", not " + header.size());
            }
            rows.accept(new ReportRow(
                    fields.get(arn),
                    field(fields, revoked),
                    field(fields, template),
                    field(fields, subject),
                    field(fields, notAfter)));
        }
    }

    private static String field(List<String> fields, int index) {
        return index < 0 ? "" : fields.get(index);
    }

    private List<String> record(int number) throws IOException {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(next == '"' ? quoted(number) : plain(number));
            if (fields.size() > MAX_FIELDS) {
                throw new IOException("its record " + number + " has more than " + MAX_FIELDS + " fields");
            }
            if (next != ',') {
                break;
            }
            next = in.read();
        }
        if (next == '\r') {
            next = in.read();
        }
        if (next >= 0 && next != '\n') {
            throw new IOException("its record " + number + " has text after a quoted field");
        }
        next = next < 0 ? next : in.read();
        return fields;
    }

    private String plain(int number) throws IOException {
        StringBuilder field = new StringBuilder();
        for (; next >= 0 && next != ',' && next != '\n' && next != '\r'; next = in.read()) {
            append(field, number);
        }
        return field.toString();
    }

    /** A quote inside a quoted field is written twice. */
    private String quoted(int number) throws IOException {
        StringBuilder field = new StringBuilder();
        next = in.read();
        while (true) {
            if (next < 0) {
                throw new IOException("its record " + number + " is cut off");
            }
            if (next == '"') {
                next = in.read();
                if (next != '"') {
                    return field.toString();
                }
            }
            append(field, number);
            next = in.read();
        }
    }

    private void append(StringBuilder field, int number) throws IOException {
        if (field.length() == MAX_FIELD) {
            throw new IOException("its record " + number + " has a field of more than " + MAX_FIELD + " characters");
        }
        field.append((char) next);
    }
}
