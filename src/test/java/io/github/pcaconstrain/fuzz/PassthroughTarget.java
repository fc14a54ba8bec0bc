package io.github.pcaconstrain.fuzz;

import static io.github.pcaconstrain.fuzz.Expectation.same;

import io.github.pcaconstrain.encoding.ExtensionValue;
import io.github.pcaconstrain.encoding.passthrough.ApiPassthroughDocument;
import io.github.pcaconstrain.encoding.passthrough.Snippets;
import io.github.pcaconstrain.failure.UserFacingException;
import java.nio.charset.StandardCharsets;

/** Documents for the infrastructure: what was merged into one is read from it. */
final class PassthroughTarget {
    private static final ExtensionValue VALUE = new ExtensionValue("3009a0073005820361622e", true);

    private PassthroughTarget() {}

    static void readPassthrough(byte[] input) {
        try {
            ApiPassthroughDocument.read("input", new String(input, StandardCharsets.UTF_8));
        } catch (UserFacingException refused) {
            // as documented
        }
        byte[] merged;
        try {
            merged = ApiPassthroughDocument.merge("input", input, VALUE);
        } catch (UserFacingException refused) {
            return;
        }
        same(ApiPassthroughDocument.read("merged", new String(merged, StandardCharsets.UTF_8)), VALUE, "merged");
    }

    static void readSnippet(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            ExtensionValue value = Snippets.read("input", text);
            same(Snippets.read("Terraform", Snippets.terraform(value)), value, "Terraform");
            same(Snippets.read("CloudFormation", Snippets.cloudFormation(value)), value, "CloudFormation");
        } catch (UserFacingException refused) {
            // as documented
        }
    }
}
