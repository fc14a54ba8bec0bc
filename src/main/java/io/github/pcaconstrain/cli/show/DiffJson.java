package io.github.pcaconstrain.cli.show;

import io.github.pcaconstrain.cli.input.ComparedInput;
import io.github.pcaconstrain.policy.diff.ConstraintChange;
import io.github.pcaconstrain.policy.diff.ConstraintsDiff;
import io.github.pcaconstrain.policy.diff.FormComparison;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** The JSON result of {@code diff}: see {@code docs/schema/diff.schema.json}. */
public final class DiffJson {
    private DiffJson() {}

    public static void write(DiffReport report, JsonGenerator json) {
        json.writeStartObject();
        input("before", report.before(), json);
        input("after", report.after(), json);
        json.writeBooleanProperty("sameBytes", report.sameBytes());
        json.writeBooleanProperty("samePathLength", !report.isOtherPathLength());
        writeDiff(report.diff(), json);
        json.writeEndObject();
    }

    /** The properties {@code comparison}, {@code changes} and {@code forms} of an object that is open. */
    public static void writeDiff(ConstraintsDiff diff, JsonGenerator json) {
        json.writeStringProperty("comparison", diff.comparison().label());
        json.writeName("changes");
        json.writeStartArray();
        diff.changes().forEach(change -> change(change, json));
        json.writeEndArray();
        json.writeName("forms");
        json.writeStartArray();
        diff.forms().forEach(form -> form(form, json));
        json.writeEndArray();
    }

    private static void input(String name, ComparedInput input, JsonGenerator json) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("source", input.source());
        json.writeStringProperty("kind", input.kind().label());
        json.writeBooleanProperty("constrained", input.constraints().isPresent());
        input.pathLength()
                .filter(OptionalInt::isPresent)
                .ifPresent(length -> json.writeNumberProperty("pathLength", length.getAsInt()));
        json.writeEndObject();
    }

    private static void change(ConstraintChange change, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", change.kind().label());
        change.side().ifPresent(side -> json.writeStringProperty("side", side.label()));
        change.form().ifPresent(form -> json.writeStringProperty("form", form.asn1Name()));
        change.before().ifPresent(subtree -> NameJson.write("before", subtree.base(), json));
        change.after().ifPresent(subtree -> NameJson.write("after", subtree.base(), json));
        json.writeStringProperty("effect", change.effect().label());
        json.writeEndObject();
    }

    private static void form(FormComparison form, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("form", form.form().asn1Name());
        json.writeStringProperty("comparison", form.comparison().label());
        form.lost().ifPresent(name -> json.writeStringProperty("lost", name.text()));
        form.gained().ifPresent(name -> json.writeStringProperty("gained", name.text()));
        json.writeEndObject();
    }
}
