package io.github.pcaconstrain.cli.impact;

import io.github.pcaconstrain.cli.show.DiffJson;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.impact.ImpactReport;
import io.github.pcaconstrain.impact.RefusedCertificate;
import io.github.pcaconstrain.policy.NameConstraints;
import io.github.pcaconstrain.policy.chain.Verdict;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The JSON result of {@code impact}: see {@code docs/schema/impact.schema.json}. */
public final class ImpactJson {
    private ImpactJson() {}

    public static void write(ImpactReport report, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("examined", report.examined());
        json.writeNumberProperty("expired", report.expired());
        json.writeName("refused");
        json.writeStartArray();
        report.refused().forEach(certificate -> certificate(certificate, json));
        json.writeEndArray();
        strings("unreadable", report.unreadable(), json);
        strings("warnings", report.warnings(), json);
        NameConstraints remedy = report.remedy().constraints();
        json.writeName("remedy");
        json.writeStartObject();
        DiffJson.writeDiff(ConstraintsDiff.between(Optional.of(report.constraints()), Optional.of(remedy)), json);
        if (!remedy.isEmpty()) {
            json.writeName("policy");
            PolicyWriter.write(remedy, json);
        }
        json.writeName("zones");
        json.writeStartArray();
        remedy.permitted().stream().filter(report.zones()::containsKey).forEach(zone -> {
            json.writeStartObject();
            json.writeStringProperty("permitted", zone.base().exactText());
            json.writeNumberProperty("certificates", report.zones().getOrDefault(zone, 0));
            json.writeEndObject();
        });
        json.writeEndArray();
        verdicts("hopeless", report.remedy().unfixable(), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void certificate(RefusedCertificate certificate, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("place", certificate.source());
        json.writeNumberProperty("index", certificate.index());
        json.writeStringProperty("certificate", certificate.label());
        json.writeStringProperty("serial", certificate.serial());
        json.writeStringProperty("notAfter", certificate.notAfter().toString());
        json.writeBooleanProperty("refusedToday", certificate.refusedToday());
        certificate.loss().ifPresent(reason -> json.writeStringProperty("reason", reason));
        verdicts("names", certificate.names(), json);
        strings("usedBy", certificate.usedBy(), json);
        json.writeEndObject();
    }

    private static void verdicts(String name, List<Verdict> verdicts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        verdicts.forEach(verdict -> {
            json.writeStartObject();
            json.writeStringProperty("name", verdict.name().text());
            json.writeStringProperty("verdict", verdict.decision().label());
            json.writeStringProperty("reason", verdict.reason());
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void strings(String name, List<String> texts, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
