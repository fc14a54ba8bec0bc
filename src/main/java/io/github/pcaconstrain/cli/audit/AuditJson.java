package io.github.pcaconstrain.cli.audit;

import io.github.pcaconstrain.cli.show.NameJson;
import io.github.pcaconstrain.finding.AuditReport;
import io.github.pcaconstrain.finding.AuditedCa;
import io.github.pcaconstrain.finding.AwsCa;
import io.github.pcaconstrain.finding.CertificateFinding;
import io.github.pcaconstrain.finding.GrantedAccess;
import io.github.pcaconstrain.finding.Place;
import io.github.pcaconstrain.finding.RecordedAct;
import io.github.pcaconstrain.finding.Severity;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An audit as JSON. */
public final class AuditJson {
    private AuditJson() {}

    /** Writes the report as an object. */
    public static void write(AuditReport report, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("tool", report.tool());
        json.writeStringProperty("time", report.time().toString());
        texts("sources", report.sources(), json);
        AuditReport.Counts counts = report.counts();
        json.writeNumberProperty("certificates", counts.certificates());
        json.writeNumberProperty("unreadable", counts.unreadable());
        json.writeNumberProperty("otherFiles", counts.otherFiles());
        if (counts.principals() > 0) {
            json.writeNumberProperty("principals", counts.principals());
        }
        if (counts.records() > 0) {
            json.writeNumberProperty("records", counts.records());
        }
        json.writeNumberProperty("errors", report.count(Severity.ERROR));
        json.writeNumberProperty("warnings", report.count(Severity.WARNING));
        json.writeNumberProperty("infos", report.count(Severity.INFO));
        json.writeNumberProperty("accepted", counts.accepted());
        json.writeNumberProperty("omitted", counts.omitted());
        json.writeName("findings");
        json.writeStartArray();
        report.findings().forEach(found -> finding(found, json));
        json.writeEndArray();
        json.writeName("cas");
        json.writeStartArray();
        report.cas().forEach(ca -> ca(ca, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(CertificateFinding found, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", found.id());
        json.writeStringProperty("code", found.finding().code());
        json.writeStringProperty("severity", found.finding().severity().label());
        place(found.place(), json);
        json.writeStringProperty("part", found.finding().place());
        json.writeStringProperty("message", found.finding().message());
        json.writeStringProperty("fix", found.finding().fix());
        json.writeStringProperty("certificate", found.certificate());
        found.access().ifPresent(access -> access(access, json));
        found.act().ifPresent(act -> act(act, json));
        json.writeEndObject();
    }

    private static void access(GrantedAccess access, JsonGenerator json) {
        json.writeName("access");
        json.writeStartObject();
        json.writeStringProperty("principal", access.principal());
        json.writeStringProperty("action", access.action());
        texts("resources", access.resources(), json);
        texts("templates", access.templates(), json);
        json.writeBooleanProperty("certain", access.isCertain());
        texts("allowedBy", access.allowedBy(), json);
        texts("doubts", access.doubts(), json);
        texts("notDeniedBy", access.passedDenials(), json);
        json.writeEndObject();
    }

    private static void act(RecordedAct act, JsonGenerator json) {
        json.writeName("act");
        json.writeStartObject();
        json.writeStringProperty("event", act.event());
        json.writeStringProperty("id", act.id());
        json.writeStringProperty("time", act.time());
        json.writeStringProperty("principal", act.principal());
        json.writeStringProperty("session", act.session());
        json.writeStringProperty("address", act.address());
        json.writeStringProperty("agent", act.agent());
        json.writeStringProperty("region", act.region());
        json.writeStringProperty("ca", act.ca());
        json.writeStringProperty("certificate", act.certificate());
        json.writeStringProperty("template", act.template());
        json.writeStringProperty("error", act.error());
        json.writeEndObject();
    }

    private static void ca(AuditedCa ca, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("certificate", ca.certificate());
        json.writeStringProperty("source", ca.place().source());
        json.writeNumberProperty("index", ca.place().index());
        NameJson.write("subject", ca.subject(), ca.exactSubject(), json);
        texts("issuers", ca.parents(), json);
        json.writeBooleanProperty("root", ca.root());
        json.writeStringProperty("notAfter", ca.notAfter().toString());
        json.writeStringProperty("key", ca.key());
        texts("constraints", ca.constraints(), json);
        texts("inherited", ca.inherited(), json);
        json.writeNumberProperty("certificates", ca.certificates());
        ca.aws().ifPresent(aws -> aws(aws, json));
        json.writeEndObject();
    }

    /** What AWS did not tell is left out. */
    private static void aws(AwsCa aws, JsonGenerator json) {
        json.writeName("aws");
        json.writeStartObject();
        json.writeStringProperty("arn", aws.arn());
        json.writeStringProperty("account", aws.account());
        aws.state().ifPresent(state -> json.writeStringProperty("state", state));
        aws.usageMode().ifPresent(mode -> json.writeStringProperty("usageMode", mode));
        aws.keyStorage().ifPresent(standard -> json.writeStringProperty("keyStorage", standard));
        aws.revocation().ifPresent(lines -> texts("revocation", lines, json));
        aws.tags().ifPresent(tags -> texts("tags", tags, json));
        aws.sharedWith().ifPresent(names -> texts("sharedWith", names, json));
        aws.acmRenews().ifPresent(renews -> json.writeBooleanProperty("acmRenews", renews));
        json.writeEndObject();
    }

    private static void place(Place place, JsonGenerator json) {
        json.writeStringProperty("source", place.source());
        json.writeNumberProperty("index", place.index());
        json.writeStringProperty("subject", place.subject());
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
