package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.finding.Finding;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Findings as JSON, the same in every result. */
public final class FindingJson {
    private FindingJson() {}

    public static void write(String name, List<Finding> findings, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        findings.forEach(finding -> {
            json.writeStartObject();
            json.writeStringProperty("code", finding.code());
            json.writeStringProperty("severity", finding.severity().label());
            json.writeStringProperty("place", finding.place());
            json.writeStringProperty("message", finding.message());
            json.writeStringProperty("fix", finding.fix());
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
