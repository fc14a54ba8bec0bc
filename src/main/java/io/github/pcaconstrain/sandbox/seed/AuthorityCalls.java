package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.authority.Template;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates CAs with the operations that a client would call, but without waiting: a CA is created two delays ago and its
 * certificates one delay ago, so that they are ready at once.
 *
 * @param pca the service
 * @param context the context of the calls
 * @param delay how long the service keeps clients waiting
 */
public record AuthorityCalls(Service pca, RequestContext context, Duration delay) {
    /** The member that names a CA. */
    public static final String ARN = "CertificateAuthorityArn";

    private static final String CERTIFICATE = "Certificate";
    private static final int ACCOUNT_OF_ARN = 4;
    private static final String CHAIN = "CertificateChain";

    /** The input of operations that need only a CA's ARN. */
    public static ObjectNode input(String arn) {
        return Json.object().put(ARN, arn);
    }

    /** The same calls at another time. */
    AuthorityCalls earlier(Duration by) {
        return by.isZero()
                ? this
                : new AuthorityCalls(pca, context.at(Clock.offset(context.clock(), by.negated())), delay);
    }

    /** The same calls in another account. */
    AuthorityCalls in(String account) {
        return new AuthorityCalls(
                pca,
                new RequestContext(
                        context.requestId(), context.region(), context.partition(), account, context.clock()),
                delay);
    }

    /** The same calls in the account of a CA. */
    AuthorityCalls ofOwner(String arn) {
        return in(arn.split(":", -1)[ACCOUNT_OF_ARN]);
    }

    RequestContext past(int delays) {
        return context.at(Clock.offset(
                context.clock(), delay.plusMillis(1).multipliedBy(delays).negated()));
    }

    /** Calls an operation now. */
    public JsonNode call(String operation, ObjectNode input) {
        return pca.call(context, operation, input);
    }

    /** Creates a CA, and returns its ARN. */
    public String create(ObjectNode input) {
        return Json.text(pca.call(past(2), "CreateCertificateAuthority", input), ARN);
    }

    /** The description of a CA. */
    public JsonNode describe(String arn) {
        return call("DescribeCertificateAuthority", input(arn)).get("CertificateAuthority");
    }

    /** When the certificate of a CA ends, which may be in another account. */
    Instant notAfter(String arn) {
        double seconds = ofOwner(arn).describe(arn).get("NotAfter").doubleValue();
        return Instant.ofEpochSecond((long) seconds);
    }

    /**
     * Issues a certificate, and returns its ARN.
     *
     * @param template the template's name
     * @param csr the CSR in PEM
     * @param request the other members of the input: Validity, and ApiPassthrough
     */
    public String issue(String issuer, String template, String csr, ObjectNode request) {
        ObjectNode input = request.deepCopy()
                .put(ARN, issuer)
                .put("Csr", blob(csr))
                .put("TemplateArn", Template.arn(template, context.partition()));
        if (!Json.has(input, "SigningAlgorithm")) {
            JsonNode configuration = describe(issuer).get("CertificateAuthorityConfiguration");
            input.put("SigningAlgorithm", Json.text(configuration, "SigningAlgorithm"));
        }
        return Json.text(pca.call(past(1), "IssueCertificate", input), "CertificateArn");
    }

    /** Has a CA's CSR signed, and imports the certificate; each CA is called in its own account. */
    public void activate(String arn, String issuer, String template, ObjectNode request) {
        String csr = Json.text(call("GetCertificateAuthorityCsr", input(arn)), "Csr");
        AuthorityCalls above = ofOwner(issuer);
        String issued = above.issue(issuer, template, csr, request);
        JsonNode certificate = above.call("GetCertificate", input(issuer).put("CertificateArn", issued));
        ObjectNode input = input(arn).put(CERTIFICATE, blob(Json.text(certificate, CERTIFICATE)));
        Optional.of(Json.text(certificate, CHAIN))
                .filter(chain -> !chain.isEmpty())
                .ifPresent(chain -> input.put(CHAIN, blob(chain)));
        call("ImportCertificateAuthorityCertificate", input);
    }

    private static String blob(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
