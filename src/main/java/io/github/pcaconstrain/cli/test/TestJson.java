package io.github.pcaconstrain.cli.test;

import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.probing.Leftover;
import io.github.pcaconstrain.probing.PossibleLeftover;
import io.github.pcaconstrain.probing.ProbeReport;
import io.github.pcaconstrain.probing.ProbeResult;
import io.github.pcaconstrain.probing.ProbeResult.Verdict;
import io.github.pcaconstrain.probing.channel.Probe;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;

/** A test as JSON: see {@code docs/schema/test.schema.json}. */
public final class TestJson {
    private final JsonGenerator json;

    private TestJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(ProbeReport report, OutputStream out) throws IOException {
        IndentedJson.write(out, json -> new TestJson(json).write(report));
    }

    public static void write(ProbeReport report, JsonGenerator json) {
        new TestJson(json).write(report);
    }

    private void write(ProbeReport report) {
        json.writeStartObject();
        json.writeStringProperty("ca", report.ca().toString());
        json.writeStringProperty("via", report.service().label());
        json.writeStringProperty("run", report.runId());
        json.writeName("probes");
        json.writeStartArray();
        report.results().forEach(this::write);
        json.writeEndArray();
        json.writeNumberProperty("asExpected", report.count(Verdict.AS_EXPECTED));
        json.writeNumberProperty("contradicted", report.count(Verdict.CONTRADICTED));
        json.writeNumberProperty("inconclusive", report.count(Verdict.INCONCLUSIVE));
        json.writeNumberProperty("observed", report.count(Verdict.OBSERVED));
        json.writeNumberProperty("notTested", report.count(Verdict.NOT_TESTED));
        json.writeNumberProperty("leftOut", report.leftOut());
        json.writeName("untried");
        json.writeStartArray();
        report.untried().forEach(target -> json.writeString(target.text()));
        json.writeEndArray();
        json.writeName("leftBehind");
        json.writeStartArray();
        report.leftovers().certain().forEach(this::write);
        json.writeEndArray();
        json.writeName("possiblyLeftBehind");
        json.writeStartArray();
        report.leftovers().possible().forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(ProbeResult result) {
        Probe probe = result.probe();
        json.writeStartObject();
        json.writeStringProperty("name", probe.name().text());
        json.writeStringProperty("kind", probe.kind().label());
        probe.target().ifPresent(target -> {
            json.writeStringProperty("side", target.side().label());
            json.writeStringProperty("subtree", target.subtree().base().text());
        });
        json.writeStringProperty("expected", probe.expected().label());
        json.writeStringProperty("reason", probe.reason());
        text("note", probe.note());
        json.writeStringProperty("actual", result.answer().outcome().label());
        text("code", result.answer().code());
        text("words", result.answer().reason());
        text("remedy", result.answer().remedy());
        json.writeStringProperty("verdict", result.verdict().label());
        result.certificate().ifPresent(arn -> json.writeStringProperty("certificate", arn));
        json.writeEndObject();
    }

    private void write(Leftover leftover) {
        json.writeStartObject();
        json.writeStringProperty("certificate", leftover.certificate());
        json.writeStringProperty("reason", leftover.reason());
        json.writeStringProperty("command", leftover.command());
        json.writeEndObject();
    }

    private void write(PossibleLeftover leftover) {
        json.writeStartObject();
        json.writeStringProperty("name", leftover.name());
        json.writeStringProperty("reason", leftover.reason());
        json.writeStringProperty("remedy", leftover.remedy());
        json.writeEndObject();
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }
}
