package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.Finding;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.finding.RecordedAct;
import io.github.pcaconstrain.finding.Severity;

/** A finding about one record: who did it, when and from where. */
final class TrailFinding {
    private final TrailRecord record;
    private final TrailPrincipal principal;
    private final RecordedAct act;

    private TrailFinding(TrailRecord record, TrailPrincipal principal, String template) {
        this.record = record;
        this.principal = principal;
        act = new RecordedAct(
                record.event(),
                record.id(),
                record.time(),
                principal.name(),
                principal.session(),
                record.text("sourceIPAddress"),
                record.text("userAgent"),
                record.text("awsRegion"),
                record.ca(),
                record.issued(),
                template,
                record.error());
    }

    static TrailFinding of(TrailRecord record) {
        return new TrailFinding(record, TrailPrincipal.of(record), record.template());
    }

    static TrailFinding of(RecordedIssuance issuance) {
        return new TrailFinding(issuance.main(), issuance.principal(), issuance.template());
    }

    CertificateFinding with(TrailCode code, String message) {
        return with(code, code.severity(), message);
    }

    CertificateFinding with(TrailCode code, Severity severity, String message) {
        String part = act.certificate().isEmpty() ? act.ca() : act.certificate();
        Finding finding = code.finding(part, message + "; " + act.text()).at(severity);
        return CertificateFinding.of(finding, new Place(record.source(), record.number(), principal.name()), act);
    }
}
