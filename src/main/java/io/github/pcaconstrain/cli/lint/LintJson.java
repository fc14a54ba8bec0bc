package io.github.pcaconstrain.cli.lint;

import io.github.pcaconstrain.cli.show.CodeJson;
import io.github.pcaconstrain.cli.show.FindingJson;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.finding.Severity;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import io.github.pcaconstrain.lint.suggestion.Suggestion;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Findings, rules and suggestions as JSON. */
final class LintJson {
    private LintJson() {}

    static void write(LintReport report, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("profile", report.profile().label());
        json.writeName("subjects");
        json.writeStartArray();
        report.findings().forEach(entry -> {
            json.writeStartObject();
            json.writeStringProperty("subject", entry.getKey());
            FindingJson.write("findings", entry.getValue(), json);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeNumberProperty("errors", report.count(Severity.ERROR));
        json.writeNumberProperty("warnings", report.count(Severity.WARNING));
        json.writeNumberProperty("infos", report.count(Severity.INFO));
        json.writeEndObject();
    }

    static void writeRules(List<Rule> rules, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("rules");
        json.writeStartArray();
        rules.forEach(rule -> CodeJson.write(rule, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    static void writeSuggestion(Profile profile, Suggestion suggestion, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("profile", profile.label());
        json.writeName("policy");
        PolicyWriter.write(suggestion.constraints(), json);
        json.writeName("changes");
        json.writeStartArray();
        suggestion.changes().forEach(change -> {
            json.writeStartObject();
            json.writeStringProperty("effect", change.effect().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("what", change.what());
            json.writeStringProperty("why", change.why());
            json.writeEndObject();
        });
        json.writeEndArray();
        FindingJson.write("remaining", suggestion.remaining(), json);
        json.writeEndObject();
    }
}
