package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import io.github.pcaconstrain.audit.fleet.ReportRow;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What audit reports beside a trail tell: what was revoked, and which CA certificates the trail says nothing about. */
final class ReportedCertificates {
    private final KeptRecords kept;
    private final GivenCas known;
    private final Set<String> recorded;
    private final Map<String, String> revoked = new HashMap<>();
    private final Map<String, String> missing = new TreeMap<>();

    ReportedCertificates(KeptRecords kept, GivenCas known, List<AuditReportFile> reports) {
        this.kept = kept;
        this.known = known;
        recorded =
                kept.issued().stream().map(issuance -> issuance.main().issued()).collect(Collectors.toSet());
        reports.forEach(this::read);
    }

    private void read(AuditReportFile report) {
        try {
            report.read(this::row);
        } catch (IOException e) {
            return; // as a source of certificates, it is reported as unreadable
        }
    }

    private void row(ReportRow row) {
        if (recorded.contains(row.certificateArn())) {
            if (row.isRevoked()) {
                revoked.put(row.certificateArn(), row.revokedAt());
            }
        } else if (isOfCa(row) && missing.size() < KeptRecords.MOST) {
            missing.put(row.certificateArn(), row.templateArn());
        }
    }

    /** Older reports do not have the template. */
    private boolean isOfCa(ReportRow row) {
        return row.templateArn().isEmpty()
                ? !known.issued(row.certificateArn()).isEmpty()
                : TemplateKind.of(row.templateArn()) != TemplateKind.END_ENTITY;
    }

    /** When a certificate was revoked, according to the trail or a report; empty if that was not seen. */
    Optional<String> revoked(TrailRecord issued) {
        return kept.revoked(issued.ca(), RecordedCertificate.serialOf(issued.issued()))
                .or(() -> Optional.ofNullable(revoked.get(issued.issued())));
    }

    /** The ARNs of CA certificates without a record, with their templates. */
    Map<String, String> missing() {
        return missing;
    }
}
