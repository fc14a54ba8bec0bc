package io.github.pcaconstrain.audit.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is kept of a trail: the records about certificates of CAs and about changes of CAs, up to {@link #MOST}, and the
 * serial numbers of revoked certificates, up to {@link #MOST_REVOKED}. Everything else is counted and dropped, so that
 * memory does not grow with the trail.
 */
final class KeptRecords {
    static final String DETAILS = "IssueCertificateDetails";
    static final String ISSUE = "IssueCertificate";
    static final String IMPORT = "ImportCertificateAuthorityCertificate";
    static final String REVOKE = "RevokeCertificate";

    /** As many as findings are kept of an audit. */
    static final int MOST = 50_000;

    /** Revocations of end-entity certificates cannot be told from others by their records. */
    static final int MOST_REVOKED = 100_000;

    private static final Set<String> CHANGES = Set.of(
            "CreatePermission",
            "DeleteCertificateAuthority",
            "DeletePermission",
            "DeletePolicy",
            "PutPolicy",
            "RestoreCertificateAuthority",
            "UpdateCertificateAuthority");

    /** Other events that AWS documents; none of them makes a CA, or lets anybody make one. */
    private static final Set<String> HARMLESS = Set.of(
            "CreateCertificateAuthority",
            "CreateCertificateAuthorityAuditReport",
            "DescribeCertificateAuthority",
            "DescribeCertificateAuthorityAuditReport",
            "GenerateCRL",
            "GenerateOCSPResponse",
            "GetCertificate",
            "GetCertificateAuthorityCertificate",
            "GetCertificateAuthorityCsr",
            "GetPolicy",
            "ListCertificateAuthorities",
            "ListPermissions",
            "ListTags",
            "SignCACSR",
            "SignCRL",
            "SignCertificate",
            "SignOCSPResponse",
            "TagCertificateAuthority",
            "UntagCertificateAuthority");

    private static final int MOST_NAMES = 20;

    private final Map<String, RecordedIssuance> issued = new LinkedHashMap<>();
    private final List<TrailRecord> imports = new ArrayList<>();
    private final List<TrailRecord> changes = new ArrayList<>();
    private final List<TrailRecord> attempts = new ArrayList<>();
    private final Map<String, String> revoked = new LinkedHashMap<>();

    /** The ARNs of what AWS accepted at first and then did not sign. */
    private final Set<String> refused = new HashSet<>();

    private final Set<String> ids = new HashSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private long records;
    private long ours;
    private boolean isFull;

    /** Counts a record about another service. */
    void other() {
        records++;
    }

    /** Takes a record about AWS Private CA. */
    void add(TrailRecord record) {
        records++;
        ours++;
        String event = record.event();
        if (event.equals(ISSUE) || event.equals(DETAILS)) {
            issuance(record);
        } else if (event.equals(IMPORT)) {
            keep(record, record.isFailed() ? attempts : imports);
        } else if (CHANGES.contains(event)) {
            keep(record, record.isFailed() ? attempts : changes);
        } else if (event.equals(REVOKE)) {
            revocation(record);
        } else if (!HARMLESS.contains(event)
                && !record.text("readOnly").equals("true")
                && unknown.size() < MOST_NAMES) {
            unknown.add(event);
        }
    }

    private void issuance(TrailRecord record) {
        if (isOfEndEntity(record)) {
            return;
        }
        if (record.isFailed() || record.detail("status").equals("FAILED")) {
            keep(record, attempts);
            if (record.event().equals(DETAILS) && refused.size() < MOST) {
                refused.add(record.issued());
            }
            return;
        }
        String key = Stream.of(record.issued(), record.id())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> record.source() + " #" + record.number());
        if (issued.containsKey(key) || reserve()) {
            issued.merge(key, RecordedIssuance.of(record), RecordedIssuance::and);
        }
    }

    private static boolean isOfEndEntity(TrailRecord record) {
        return record.template().isEmpty()
                ? RecordedCertificate.ofUnsigned(record.detail("tbsCertificate"))
                        .filter(certificate -> !certificate.isCa())
                        .isPresent()
                : TemplateKind.of(record.template()) == TemplateKind.END_ENTITY;
    }

    private void keep(TrailRecord record, List<TrailRecord> where) {
        boolean isNew = record.id().isEmpty() || !ids.contains(record.id());
        if (isNew && reserve()) {
            where.add(record);
            ids.add(record.id());
        }
    }

    private boolean reserve() {
        boolean hasRoom = issued.size() + imports.size() + changes.size() + attempts.size() < MOST;
        isFull |= !hasRoom;
        return hasRoom;
    }

    private void revocation(TrailRecord record) {
        if (!record.isFailed() && revoked.size() < MOST_REVOKED) {
            revoked.putIfAbsent(
                    revocationKey(record.ca(), RecordedCertificate.serial(record.requested("certificateSerial"))),
                    record.time());
        }
    }

    private static String revocationKey(String ca, String serial) {
        return ca + " " + serial;
    }

    /** The certificates that were issued, the oldest first. */
    List<RecordedIssuance> issued() {
        return issued.values().stream()
                .filter(issuance -> issuance.details().isPresent()
                        || !refused.contains(issuance.main().issued()))
                .sorted(Comparator.comparing(issuance -> issuance.main().time()))
                .toList();
    }

    /** What was done and what was tried besides issuing, the oldest first. */
    List<TrailRecord> imports() {
        return sorted(imports);
    }

    List<TrailRecord> changes() {
        return sorted(changes);
    }

    List<TrailRecord> attempts() {
        return sorted(attempts);
    }

    private static List<TrailRecord> sorted(List<TrailRecord> records) {
        return records.stream().sorted(Comparator.comparing(TrailRecord::time)).toList();
    }

    /** When a CA revoked a certificate; empty if that was not seen. */
    Optional<String> revoked(String ca, String serial) {
        return Optional.ofNullable(revoked.get(revocationKey(ca, serial)));
    }

    /** Events that are not documented, as far as this version knows. */
    Set<String> unknown() {
        return unknown;
    }

    /** The number of records. */
    long records() {
        return records;
    }

    /** The number of records about AWS Private CA. */
    long ours() {
        return ours;
    }

    /** Whether records had to be dropped that should have been kept. */
    boolean isFull() {
        return isFull;
    }
}
