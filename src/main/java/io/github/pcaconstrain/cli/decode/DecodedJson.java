package io.github.pcaconstrain.cli.decode;

import io.github.pcaconstrain.cli.show.NameJson;
import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.document.ConstraintDocument;
import io.github.pcaconstrain.policy.MalformedBase;
import io.github.pcaconstrain.policy.Subtree;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The JSON result of {@code decode}: see {@code docs/schema/decode.schema.json}. */
final class DecodedJson {
    private DecodedJson() {}

    static void write(ConstraintDocument document, JsonGenerator json) {
        DecodedNameConstraints decoded = document.decoded();
        json.writeStartObject();
        json.writeStringProperty("kind", document.kind().label());
        document.certificate().ifPresent(certificate -> NameJson.write("subject", certificate.subject(), json));
        json.writeBooleanProperty("critical", decoded.constraints().critical());
        writeSubtrees("permitted", decoded.constraints().permitted(), json);
        writeSubtrees("excluded", decoded.constraints().excluded(), json);
        json.writeName("problems");
        json.writeStartArray();
        decoded.problems().forEach(problem -> {
            json.writeStartObject();
            json.writeStringProperty("place", problem.place());
            json.writeStringProperty("problem", problem.problem());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSubtrees(String name, List<Subtree> subtrees, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        for (Subtree subtree : subtrees) {
            json.writeStartObject();
            json.writeStringProperty("form", subtree.base().form().asn1Name());
            NameJson.write("value", subtree.base().value(), subtree.base().exactValue(), json);
            json.writeBooleanProperty("malformed", subtree.base() instanceof MalformedBase);
            if (subtree.minimum().signum() != 0) {
                json.writeStringProperty("minimum", subtree.minimum().toString());
            }
            subtree.maximum().ifPresent(maximum -> json.writeStringProperty("maximum", maximum.toString()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
