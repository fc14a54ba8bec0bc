package io.github.pcaconstrain.audit.fleet;

import io.github.pcaconstrain.ca.CaArn;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The CA certificates that audit reports list as revoked. Those of end entities are not kept. Thread-safe. */
public final class RevokedRows {
    private record Serial(CaArn issuer, String digits) {}

    private final Map<Serial, String> evidence = new ConcurrentHashMap<>();

    /**
     * Adds a row, if it may be that of a CA certificate: older reports do not have the template.
     *
     * @param report the name of the report
     */
    void add(ReportRow row, String report) {
        boolean mayBeCa = row.templateArn().isEmpty() || row.templateArn().contains("CACertificate");
        if (row.isRevoked() && mayBeCa) {
            row.issuer()
                    .ifPresent(issuer -> evidence.put(
                            new Serial(issuer, digits(row.shortName())),
                            "it is revoked since " + row.revokedAt() + ", according to the audit report " + report));
        }
    }

    /**
     * What a report says of a revoked certificate, in words; empty if none says that it is revoked.
     *
     * @param serial its serial number in hexadecimal
     */
    public Optional<String> find(CaArn issuer, String serial) {
        return Optional.ofNullable(evidence.get(new Serial(issuer, digits(serial))));
    }

    private static String digits(String serial) {
        return serial.replaceFirst("^0+", "").toLowerCase(Locale.ROOT);
    }
}
