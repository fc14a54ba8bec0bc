package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The certificates of one CA in an audit report that are not revoked, by what the report itself says about them.
 *
 * @param all the certificates, in the order of the report
 */
public record ListedCertificates(List<Listed> all) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XX][XXX]", Locale.ROOT);
    private static final String HINT = "give the report as AWS wrote it to the bucket";

    /**
     * A row of the report.
     *
     * @param arn the certificate's ARN
     * @param subject its subject; may be empty
     * @param serial its serial number in hexadecimal
     * @param notAfter the end of its validity
     */
    public record Listed(String arn, String subject, String serial, Instant notAfter) {
        public Listed {
            Objects.requireNonNull(arn, "arn");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(serial, "serial");
            Objects.requireNonNull(notAfter, "notAfter");
        }
    }

    public ListedCertificates {
        all = List.copyOf(all);
    }

    /**
     * Reads a report.
     *
     * @param name the name of the file in messages
     * @throws UnreadableInputException if it cannot be read to the end, or is the report of another CA
     */
    public static ListedCertificates read(String name, AuditReportFile report, CaArn ca) {
        List<Listed> found = new ArrayList<>();
        try {
            report.read(row -> {
                if (!row.isRevoked()) {
                    found.add(listed(name, row, ca));
                }
            });
        } catch (IOException e) {
            throw new UnreadableInputException(name, "it is not a complete audit report: " + e.getMessage(), HINT);
        }
        return new ListedCertificates(found);
    }

    private static Listed listed(String name, ReportRow row, CaArn ca) {
        CaArn issuer = row.issuer()
                .orElseThrow(() ->
                        new UnreadableInputException(name, "a row has no ARN of a certificate of a private CA", HINT));
        if (!issuer.equals(ca)) {
            throw new UnreadableInputException(
                    name, "it is an audit report of " + issuer + ", not of " + ca, "give the report of this CA");
        }
        try {
            return new Listed(
                    row.certificateArn(),
                    row.subject(),
                    row.shortName(),
                    OffsetDateTime.parse(row.notAfter(), TIME).toInstant());
        } catch (DateTimeException e) {
            throw new UnreadableInputException(
                    name, "the row of " + row.certificateArn() + " does not say when the certificate expires", HINT);
        }
    }
}
