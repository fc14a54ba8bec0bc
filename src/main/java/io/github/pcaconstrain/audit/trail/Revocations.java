package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.fleet.AuditReportFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When certificates were revoked, according to the trail and to audit reports beside it. */
final class Revocations {
    private final KeptRecords kept;
    private final Map<String, String> reported = new HashMap<>();

    Revocations(KeptRecords kept, List<AuditReportFile> reports) {
        this.kept = kept;
        Set<String> wanted = new HashSet<>();
        kept.issued().forEach(issuance -> wanted.add(issuance.main().issued()));
        reports.forEach(report -> read(report, wanted));
    }

    private void read(AuditReportFile report, Set<String> wanted) {
        try {
            report.read(row -> {
                if (row.isRevoked() && wanted.contains(row.certificateArn())) {
                    reported.put(row.certificateArn(), row.revokedAt());
                }
            });
        } catch (IOException e) {
            return; // as a source of certificates, it is reported as unreadable
        }
    }

    /** When a certificate was revoked; empty if that was not seen. */
    Optional<String> of(TrailRecord issued) {
        return kept.revoked(issued.ca(), RecordedCertificate.serialOf(issued.issued()))
                .or(() -> Optional.ofNullable(reported.get(issued.issued())));
    }
}
