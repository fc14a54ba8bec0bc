package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What ACM asks of AWS Private CA. */
interface Pca {
    /** The service principal that a CA's owner grants permission to. */
    String PRINCIPAL = "acm.amazonaws.com";

    /** Runs an operation that only reads. */
    JsonNode read(RequestContext context, String operation, JsonNode input);

    /** Runs IssueCertificate, and returns the certificate's ARN. */
    String issue(RequestContext context, JsonNode input);

    static Pca of(PrivateCa privateCa) {
        return new Pca() {
            @Override
            public JsonNode read(RequestContext context, String operation, JsonNode input) {
                return privateCa.service().call(context, operation, input);
            }

            @Override
            public String issue(RequestContext context, JsonNode input) {
                return privateCa.issue().issue(context, input, Optional.of(PRINCIPAL));
            }
        };
    }
}
