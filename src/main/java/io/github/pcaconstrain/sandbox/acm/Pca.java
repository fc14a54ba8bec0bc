package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.wire.Interceptor;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** ACM's calls to AWS Private CA. */
interface Pca {
    /** The service principal to which a CA's owner grants permissions. */
    String PRINCIPAL = "acm.amazonaws.com";

    /** The member of IssueCertificate's output. */
    String ISSUED = "CertificateArn";

    /** Runs an operation other than IssueCertificate. */
    JsonNode read(RequestContext context, String operation, JsonNode input);

    /** Runs IssueCertificate, and returns the certificate's ARN. */
    String issue(RequestContext context, JsonNode input);

    /** Calls these CAs through the interceptor. */
    static Pca of(PrivateCa privateCa, Interceptor interceptor) {
        return new Pca() {
            @Override
            public JsonNode read(RequestContext context, String operation, JsonNode input) {
                return run(context, operation, input, () -> privateCa.service().call(context, operation, input));
            }

            @Override
            public String issue(RequestContext context, JsonNode input) {
                JsonNode issued = run(
                        context,
                        "IssueCertificate",
                        input,
                        () -> Json.object().put(ISSUED, privateCa.issueFor(context, input, PRINCIPAL)));
                return Json.text(issued, ISSUED);
            }

            private JsonNode run(RequestContext context, String operation, JsonNode input, Supplier<JsonNode> next) {
                String service = privateCa.service().signingName();
                return interceptor.around(context, new Interceptor.Call(service, operation, input, true), next);
            }
        };
    }
}
