package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.impact.DependentCertificate;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Certificates that depend on a CA, in JSON. */
public final class DependentJson {
    private DependentJson() {}

    public static void write(String name, List<DependentCertificate> certificates, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        certificates.forEach(each -> {
            json.writeStartObject();
            json.writeStringProperty("place", each.place());
            json.writeStringProperty("subject", each.label());
            json.writeStringProperty("serial", each.serial());
            json.writeStringProperty("notAfter", each.notAfter().toString());
            json.writeName("usedBy");
            json.writeStartArray();
            each.usedBy().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
