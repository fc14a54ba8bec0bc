package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.path.ParsedCertificate;
import io.github.pcaconstrain.failure.Counted;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges certificates that were issued, by everything that is known about them. */
final class IssuanceAudit {
    /** Whether constraints limit what was issued. */
    private enum Limits {
        SEEN,
        MISSING,
        NOT_RECORDED
    }

    private final ExpectedRoles roles;
    private final GivenCas known;
    private final Installations installations;
    private final ReportedCertificates reported;

    IssuanceAudit(ExpectedRoles roles, GivenCas known, Installations installations, ReportedCertificates reported) {
        this.roles = roles;
        this.known = known;
        this.installations = installations;
        this.reported = reported;
    }

    /** What is to be reported; nothing if it turns out to be the certificate of an end entity. */
    List<CertificateFinding> of(RecordedIssuance issuance) {
        IssuedCertificate issued = new IssuedCertificate(issuance, known, installations);
        Optional<RecordedCertificate> recorded = issued.recorded();
        TemplateKind kind = TemplateKind.of(issuance.template());
        if (kind == TemplateKind.UNKNOWN
                && recorded.isPresent()
                && !recorded.get().isCa()) {
            return List.of();
        }
        List<CertificateFinding> findings = new ArrayList<>();
        TrailFinding finding = TrailFinding.of(issuance);
        Optional<String> revoked = reported.revoked(issuance.main());
        String with = "a CA certificate with " + TemplateKind.name(issuance.template());
        limits(issuance, kind, issued, finding, revoked, findings);
        if (roles.exclude(issuance.principal())) {
            findings.add(finding.with(
                    TrailCode.NOT_EXPECTED_ROLE, "the CA signed " + with + " for somebody other than --expected-role"));
        }
        if (!issued.isInstalled() && issued.seen().stream().noneMatch(known::isHeld)) {
            findings.add(finding.with(
                    TrailCode.ISSUED_NOT_INSTALLED,
                    severity(TrailCode.ISSUED_NOT_INSTALLED, revoked),
                    "the CA signed " + with + ", which no record shows to be installed and no source has" + unread()
                            + words(revoked)));
        }
        if (findings.isEmpty()) {
            findings.add(finding.with(
                    TrailCode.CA_CERTIFICATE_ISSUED,
                    "the CA signed " + with
                            + recorded.map(read -> " for " + read.label()).orElse("")));
        }
        return findings;
    }

    private void limits(
            RecordedIssuance issuance,
            TemplateKind kind,
            IssuedCertificate issued,
            TrailFinding finding,
            Optional<String> revoked,
            List<CertificateFinding> findings) {
        String template = TemplateKind.name(issuance.template());
        switch (limits(issuance.main(), kind, issued)) {
            case MISSING -> {
                Optional<String> label = issued.recorded()
                        .map(RecordedCertificate::label)
                        .or(() -> issued.seen().stream()
                                .map(ca -> ca.contents().label())
                                .findFirst());
                findings.add(finding.with(
                        TrailCode.SIGNED_WITHOUT_CONSTRAINTS,
                        severity(TrailCode.SIGNED_WITHOUT_CONSTRAINTS, revoked),
                        label.map(name -> "the certificate of " + name + ", which the CA signed with " + template
                                                + ", has no constraints")
                                        .orElse("the CA signed a CA certificate with " + template + ", " + kind.words())
                                + words(revoked)));
            }
            case NOT_RECORDED ->
                findings.add(finding.with(
                        TrailCode.CONSTRAINTS_NOT_SEEN,
                        severity(TrailCode.CONSTRAINTS_NOT_SEEN, revoked),
                        "the CA signed a CA certificate with " + template + ", " + kind.words()
                                + "; whether it has any is not recorded, and no source has it" + words(revoked)));
            case SEEN -> {}
        }
    }

    private Limits limits(TrailRecord main, TemplateKind kind, IssuedCertificate issued) {
        List<ParsedCertificate> seen = issued.seen();
        if (known.isConstrained(main.ca()) || isOwnRoot(main, issued)) {
            return Limits.SEEN;
        }
        Optional<RecordedCertificate> recorded = issued.recorded();
        if (recorded.isEmpty() && seen.isEmpty()) {
            return kind == TemplateKind.WITH_PASSTHROUGH ? Limits.NOT_RECORDED : Limits.MISSING;
        }
        // Of several that may be the one, each has to be limited.
        boolean isLimited = recorded.filter(shown -> !shown.isConstrained()
                                && seen.stream()
                                        .noneMatch(found -> shown.contents().isSameAs(found.contents())))
                        .isEmpty()
                && seen.stream().allMatch(known::isConstrained);
        return isLimited ? Limits.SEEN : Limits.MISSING;
    }

    /**
     * Whether it is the certificate of the root CA that signed it, which adds no CA. That both have one name does not
     * show it: a CSR may have any name.
     */
    private boolean isOwnRoot(TrailRecord main, IssuedCertificate issued) {
        return issued.isInstalledFor(main.ca())
                || (!issued.seen().isEmpty() && issued.seen().stream().allMatch(known::isRoot));
    }

    private String unread() {
        return installations.unread() == 0
                ? ""
                : " (" + Counted.of(installations.unread(), "record does", "records do")
                        + " not show which certificate was installed)";
    }

    /** A revoked certificate is harmless where revocation is checked. */
    private static Severity severity(TrailCode code, Optional<String> revoked) {
        return revoked.isPresent() ? Severity.INFO : code.severity();
    }

    private static String words(Optional<String> revoked) {
        return revoked.map(time -> "; it was revoked on " + time).orElse("");
    }
}
