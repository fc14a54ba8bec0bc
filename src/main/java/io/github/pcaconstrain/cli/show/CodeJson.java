package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.show.CodeCatalogue.Meaning;
import io.github.pcaconstrain.finding.FindingCode;
import io.github.pcaconstrain.lint.Profile;
import io.github.pcaconstrain.lint.Rule;
import tools.jackson.core.JsonGenerator;

/** The meaning of a code, as JSON. */
public final class CodeJson {
    private CodeJson() {}

    /** Writes a code. A rule has its profiles, and any other code the commands that report it. */
    public static void write(Meaning meaning, JsonGenerator json) {
        if (meaning.code() instanceof Rule rule) {
            write(rule, json);
            return;
        }
        start(meaning.code(), json);
        json.writeName("reportedBy");
        json.writeStartArray();
        meaning.area().commands().forEach(json::writeString);
        json.writeEndArray();
        end(meaning.code(), json);
    }

    /** Writes a rule of {@code lint}. */
    public static void write(Rule rule, JsonGenerator json) {
        start(rule, json);
        json.writeName("profiles");
        json.writeStartArray();
        rule.profiles().stream().sorted().map(Profile::label).forEach(json::writeString);
        json.writeEndArray();
        end(rule, json);
    }

    private static void start(FindingCode code, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("code", code.code());
        json.writeStringProperty("severity", code.severity().label());
    }

    private static void end(FindingCode code, JsonGenerator json) {
        json.writeStringProperty("source", code.source());
        json.writeStringProperty("explanation", code.explanation());
        json.writeStringProperty("fix", code.fix());
        json.writeEndObject();
    }
}
