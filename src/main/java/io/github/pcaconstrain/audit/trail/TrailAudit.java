package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds who had CAs sign CA certificates, and who changed CAs, according to CloudTrail. */
public final class TrailAudit {
    /** What makes a new CA possible, or lets somebody make one; the other changes make nothing worse. */
    private static final Set<String> OPENING = Set.of(KeptRecords.IMPORT, TrailRecord.PUT_POLICY);

    private static final Map<String, TrailCode> CODES = Map.of(
            "CreatePermission",
            TrailCode.CA_PERMISSION_CHANGED,
            "DeletePermission",
            TrailCode.CA_PERMISSION_CHANGED,
            "DeletePolicy",
            TrailCode.CA_POLICY_CHANGED,
            KeptRecords.IMPORT,
            TrailCode.CA_CERTIFICATE_INSTALLED,
            TrailRecord.PUT_POLICY,
            TrailCode.CA_POLICY_CHANGED);

    private final TrailSource source;
    private final TrailReading reading;
    private final List<CertificateFinding> findings = new ArrayList<>();

    private TrailAudit(TrailSource source, TrailReading reading) {
        this.source = source;
        this.reading = reading;
    }

    /**
     * The result.
     *
     * @param records the number of records, also of other services
     * @param otherFiles the number of files in folders that are not CloudTrail's
     * @param findings what was done, the oldest first
     */
    public record Result(long records, long otherFiles, List<CertificateFinding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** Receives what is noticed on the way. */
    public interface Listener {
        /**
         * Receives a file or a record.
         *
         * @param why what is wrong, in lower case without a period
         * @param fix what the user can do about it, in the same style
         */
        void unreadable(String place, String why, String fix);

        /** Another record was read; used only to show progress. */
        void record();
    }

    /**
     * Reads a trail, and audits what it tells.
     *
     * @param known the CA certificates given beside it
     */
    public static Result of(TrailSource source, GivenCas known, Listener listener) {
        TrailReading reading = new TrailReading(listener);
        source.files().forEach(file -> file.read(reading));
        TrailAudit audit = new TrailAudit(source, reading);
        audit.trail(listener);
        audit.acts(known);
        return new Result(reading.kept().records(), reading.otherFiles(), audit.findings);
    }

    private void trail(Listener listener) {
        Place first = Place.of(source.names().get(0));
        if (reading.kept().isFull()) {
            listener.unreadable(
                    first.source(),
                    "it has more than " + KeptRecords.MOST + " records about CAs, and the others were left out",
                    "audit shorter periods one by one");
        }
        if (reading.kept().ours() == 0) {
            String read = Counted.of(reading.kept().records(), "record was", "records were");
            add(TrailCode.TRAIL_WITHOUT_RECORDS, first, read + " read, and none is about AWS Private CA");
        }
        if (!reading.kept().unknown().isEmpty()) {
            add(
                    TrailCode.TRAIL_EVENT_UNKNOWN,
                    first,
                    "operations that are not known here: "
                            + String.join(", ", reading.kept().unknown()));
        }
        reading.firstDigest()
                .ifPresent(place -> add(
                        TrailCode.DIGESTS_NOT_VERIFIED,
                        Place.of(place),
                        Counted.of(reading.digests(), "file with digests was", "files with digests were")
                                + " left out, and nothing was verified with them"));
    }

    private void add(TrailCode code, Place place, String message) {
        findings.add(CertificateFinding.of(code.finding("", message), place));
    }

    private void acts(GivenCas known) {
        KeptRecords kept = reading.kept();
        Installations installations = new Installations(kept.imports());
        ReportedCertificates reported = new ReportedCertificates(kept, known, source.reports());
        IssuanceAudit issuances = new IssuanceAudit(source.roles(), known, installations, reported);
        kept.issued().forEach(issuance -> findings.addAll(issuances.of(issuance)));
        kept.imports().forEach(record -> change(record, installed(record)));
        kept.changes().forEach(this::change);
        kept.attempts().forEach(this::attempt);
        reported.missing()
                .forEach((arn, template) -> add(
                        TrailCode.ISSUANCE_NOT_RECORDED,
                        Place.of(arn),
                        "an audit report lists this CA certificate"
                                + (template.isEmpty() ? "" : ", with " + TemplateKind.name(template))
                                + ", and no record tells who had it signed"));
    }

    private void change(TrailRecord record) {
        String message = changed(record);
        Optional<Severity> opened = record.policy().flatMap(RecordedPolicy::severity);
        opened.ifPresent(
                severity -> findings.add(TrailFinding.of(record).with(TrailCode.CA_POLICY_OPENED, severity, message)));
        if (opened.isEmpty() || source.roles().exclude(TrailPrincipal.of(record))) {
            change(record, message);
        }
    }

    private void change(TrailRecord record, String message) {
        TrailFinding finding = TrailFinding.of(record);
        if (source.roles().exclude(TrailPrincipal.of(record))) {
            findings.add(finding.with(
                    TrailCode.NOT_EXPECTED_ROLE,
                    OPENING.contains(record.event()) ? Severity.ERROR : Severity.WARNING,
                    message + ", by somebody other than --expected-role"));
        } else {
            findings.add(finding.with(CODES.getOrDefault(record.event(), TrailCode.CA_CHANGED), message));
        }
    }

    private static String installed(TrailRecord record) {
        return Installations.certificate(record)
                .map(read -> "a certificate of " + read.label() + " was installed, "
                        + (read.isConstrained() ? "with" : "without") + " constraints of its own")
                .orElse("a certificate was installed, which the record does not show");
    }

    private static String changed(TrailRecord record) {
        String principal = record.requested("principal");
        String status = record.requested("status");
        return switch (record.event()) {
            case TrailRecord.PUT_POLICY ->
                "the policy of the CA was replaced"
                        + record.policy().map(RecordedPolicy::words).orElse("");
            case "DeletePolicy" -> "the policy of the CA was deleted";
            case "CreatePermission" -> principal + " was permitted to use the CA";
            case "DeletePermission" -> principal + " is no longer permitted to use the CA";
            case "DeleteCertificateAuthority" -> "the CA was deleted";
            case "RestoreCertificateAuthority" -> "the CA was restored";
            default ->
                status.isEmpty()
                        ? "the revocation of the CA was configured"
                        : "the status of the CA was set to " + status;
        };
    }

    private void attempt(TrailRecord record) {
        String reason = record.isFailed() ? record.error() : record.detail("statusReason");
        boolean isSigning =
                !CODES.containsKey(record.event()) && !record.template().isEmpty();
        String what = record.event() + (isSigning ? " with " + TemplateKind.name(record.template()) : "");
        boolean isAnother = source.roles().exclude(TrailPrincipal.of(record));
        findings.add(TrailFinding.of(record)
                .with(
                        TrailCode.ATTEMPT_FAILED,
                        isAnother ? Severity.WARNING : Severity.INFO,
                        what + " failed" + (reason.isEmpty() ? "" : " (" + reason + ")")
                                + (isAnother ? ", tried by somebody other than --expected-role" : "")));
    }
}
