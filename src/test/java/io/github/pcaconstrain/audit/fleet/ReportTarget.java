package io.github.pcaconstrain.audit.fleet;

import static io.github.pcaconstrain.fuzz.Expectation.expect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Audit reports: rows that can be asked for, or the documented exceptions. */
public final class ReportTarget {
    private ReportTarget() {}

    public static void readCsv(byte[] input) {
        try {
            new ReportCsv(text(input)).read(ReportTarget::row);
        } catch (IOException refused) {
            // as documented
        }
    }

    public static void readJson(byte[] input) {
        try {
            AuditReportFile.read(new ByteArrayInputStream(input), ReportTarget::row);
        } catch (IOException refused) {
            // as documented
        }
    }

    private static Reader text(byte[] input) {
        return new StringReader(new String(input, StandardCharsets.UTF_8));
    }

    private static void row(ReportRow row) {
        expect(
                row.issuer().isEmpty()
                        || row.certificateArn().startsWith(row.issuer().get().toString()),
                () -> row.certificateArn() + " is not of " + row.issuer());
        expect(!row.shortName().contains("/"), row::shortName);
        expect(row.isRevoked() || row.revokedAt().isEmpty(), row::revokedAt);
        expect(!row.isCaWithoutPassthrough() || !row.template().isEmpty(), row::templateArn);
    }
}
