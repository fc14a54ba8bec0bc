package io.github.pcaconstrain.cli.check;

import io.github.pcaconstrain.cli.show.NameJson;
import io.github.pcaconstrain.output.IndentedJson;
import io.github.pcaconstrain.policy.Subtree;
import io.github.pcaconstrain.policy.chain.CaVerdict;
import io.github.pcaconstrain.policy.chain.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Verdicts as JSON: see {@code docs/schema/check.schema.json}. */
final class CheckJson implements CheckReport {
    private final OutputStream out;
    private final JsonGenerator json;

    CheckJson(OutputStream out) {
        this.out = out;
        json = IndentedJson.generator(out);
        json.writeStartObject();
        json.writeName("names");
        json.writeStartArray();
    }

    @Override
    public void add(Verdict verdict) {
        json.writeStartObject();
        NameJson.write("name", verdict.name(), json);
        json.writeStringProperty("verdict", verdict.decision().label());
        json.writeStringProperty("reason", verdict.reason());
        verdict.flaw().ifPresent(flaw -> json.writeStringProperty("flaw", flaw));
        json.writeName("cas");
        json.writeStartArray();
        verdict.steps().forEach(this::writeStep);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeStep(CaVerdict step) {
        json.writeStartObject();
        json.writeStringProperty("ca", step.ca());
        json.writeStringProperty("verdict", step.decision().label());
        json.writeStringProperty("reason", step.reason());
        writeSubtree("subtree", step.subtree());
        writeSubtree("nearest", step.nearest());
        json.writeEndObject();
    }

    private void writeSubtree(String name, Optional<Subtree> subtree) {
        subtree.ifPresent(present -> NameJson.write(name, present.base(), json));
    }

    @Override
    public void end(long permitted, long refused) throws IOException {
        json.writeEndArray();
        json.writeNumberProperty("permitted", permitted);
        json.writeNumberProperty("refused", refused);
        json.writeEndObject();
        json.close();
        out.write('\n');
    }
}
