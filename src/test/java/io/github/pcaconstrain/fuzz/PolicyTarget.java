package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.encoding.DecodedNameConstraints;
import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.NameConstraintsDer;
import io.github.pcaconstrain.encoding.Notes;
import io.github.pcaconstrain.encoding.document.PolicyReader;
import io.github.pcaconstrain.encoding.document.PolicyWriter;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.policy.NameConstraints;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A policy, which is read as the same after it was written in YAML, in JSON, and as an extension in every format. */
final class PolicyTarget {
    private PolicyTarget() {}

    static void read(byte[] input) {
        NameConstraints policy;
        try {
            policy = PolicyReader.read("input", input, Notes.IGNORED);
        } catch (UserFacingException refused) {
            return;
        }
        NameConstraints written = PolicyWriter.written(policy);
        same(again(PolicyWriter.yaml(policy)), written, "YAML");
        same(again(json(policy)), written, "JSON");
        if (!policy.isEmpty()) {
            byte[] der = NameConstraintsDer.encode(policy);
            DecodedNameConstraints decoded = NameConstraintsDer.decode(der, policy.critical());
            same(decoded.constraints(), policy, "encoded and decoded");
            WrittenForms.areReadAgain(policy, ExtensionValue.of(der, policy.critical()));
        }
    }

    private static NameConstraints again(String text) {
        return PolicyReader.read("again", text.getBytes(StandardCharsets.UTF_8), Notes.IGNORED);
    }

    private static String json(NameConstraints policy) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), text)) {
            PolicyWriter.write(policy, out);
        }
        return text.toString();
    }
}
