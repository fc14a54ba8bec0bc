package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A root CA and an active, unconstrained subordinate that ACM may use: where the tutorial begins.
 *
 * <p>They are made by the operations that a client would call, with tags that tell them from others, so that they are
 * made once in a state, for each kind of key that is asked for.
 *
 * @param root its ARN
 * @param subordinate its ARN
 */
public record InitialAuthorities(String root, String subordinate) {
    static final String TAG = "pca-constrain";
    private static final String ROOT = "initial-root";
    private static final String SUBORDINATE = "initial-subordinate";
    private static final int ROOT_YEARS = 20;
    private static final int SUBORDINATE_YEARS = 10;

    /** The kind of their keys where none is asked for. */
    public static final KeyAlgorithm DEFAULT_KEY = KeyAlgorithm.RSA_2048;

    /**
     * Those of this region, made now if they are not there.
     *
     * @param key of both
     * @param delay for which the service keeps clients waiting
     */
    static InitialAuthorities ensure(Service pca, RequestContext context, KeyAlgorithm key, Duration delay) {
        Steps steps = new Steps(pca, context, key, delay);
        String root = steps.find(ROOT).orElseGet(() -> steps.create("ROOT", "Sandbox Root CA", ROOT));
        if (steps.isPending(root)) {
            steps.activateRoot(root);
        }
        String subordinate = steps.find(SUBORDINATE)
                .orElseGet(() -> steps.create("SUBORDINATE", "Sandbox Subordinate CA", SUBORDINATE));
        if (steps.isPending(subordinate)) {
            steps.activateSubordinate(subordinate, root);
        }
        steps.permitAcm(subordinate);
        return new InitialAuthorities(root, subordinate);
    }

    private record Steps(Service pca, RequestContext context, KeyAlgorithm key, Duration delay) {
        private static final String ARN = "CertificateAuthorityArn";

        // What is made in the past is ready at once: a CA two delays ago, what it issues one delay ago.
        private RequestContext past(int delays) {
            Duration back = delay.plusMillis(1).multipliedBy(delays).negated();
            return new RequestContext(
                    context.requestId(),
                    context.region(),
                    context.partition(),
                    context.account(),
                    Clock.offset(context.clock(), back));
        }

        Optional<String> find(String role) {
            ObjectNode page = Json.object();
            while (true) {
                JsonNode answer = pca.call(context, "ListCertificateAuthorities", page);
                for (JsonNode each : answer.get("CertificateAuthorities")) {
                    boolean isDeleted = Json.text(each, "Status").equals("DELETED");
                    if (!isDeleted && isTagged(Json.text(each, "Arn"), role)) {
                        return Optional.of(Json.text(each, "Arn"));
                    }
                }
                if (!Json.has(answer, "NextToken")) {
                    return Optional.empty();
                }
                page.set("NextToken", answer.get("NextToken"));
            }
        }

        private boolean isTagged(String arn, String role) {
            for (JsonNode tag : pca.call(context, "ListTags", ca(arn)).get("Tags")) {
                if (Json.text(tag, "Key").equals(TAG) && Json.text(tag, "Value").equals(withKey(role, "-"))) {
                    return true;
                }
            }
            return false;
        }

        /** Tells the CAs of one kind of key from those of another. */
        private String withKey(String text, String before) {
            return key == DEFAULT_KEY ? text : text + before + key.wireName();
        }

        private static ObjectNode ca(String arn) {
            return Json.object().put(ARN, arn);
        }

        String create(String type, String name, String role) {
            ObjectNode input = Json.object().put("CertificateAuthorityType", type);
            ObjectNode configuration = input.putObject("CertificateAuthorityConfiguration")
                    .put("KeyAlgorithm", key.wireName())
                    .put("SigningAlgorithm", key.usualSigningAlgorithm().name());
            configuration.putObject("Subject").put("Organization", "Example").put("CommonName", withKey(name, " "));
            input.putArray("Tags").addObject().put("Key", TAG).put("Value", withKey(role, "-"));
            return Json.text(pca.call(past(2), "CreateCertificateAuthority", input), ARN);
        }

        boolean isPending(String arn) {
            JsonNode described = pca.call(context, "DescribeCertificateAuthority", ca(arn));
            String status = Json.text(described.get("CertificateAuthority"), "Status");
            return status.equals("PENDING_CERTIFICATE");
        }

        void activateRoot(String root) {
            JsonNode certificate = issue(root, root, "RootCACertificate", ROOT_YEARS);
            install(root, certificate);
        }

        void activateSubordinate(String subordinate, String root) {
            install(subordinate, issue(root, subordinate, "SubordinateCACertificate_PathLen0", SUBORDINATE_YEARS));
        }

        private JsonNode issue(String issuer, String subject, String template, int years) {
            JsonNode csr = pca.call(context, "GetCertificateAuthorityCsr", ca(subject));
            ObjectNode input = ca(issuer)
                    .put("Csr", blob(Json.text(csr, "Csr")))
                    .put("SigningAlgorithm", key.usualSigningAlgorithm().name())
                    .put("TemplateArn", "arn:" + context.partition() + ":acm-pca:::template/" + template + "/V1");
            input.putObject("Validity").put("Type", "YEARS").put("Value", years);
            String arn = Json.text(pca.call(past(1), "IssueCertificate", input), "CertificateArn");
            return pca.call(context, "GetCertificate", ca(issuer).put("CertificateArn", arn));
        }

        private void install(String arn, JsonNode certificate) {
            ObjectNode input = ca(arn).put("Certificate", blob(Json.text(certificate, "Certificate")));
            if (Json.has(certificate, "CertificateChain")) {
                input.put("CertificateChain", blob(Json.text(certificate, "CertificateChain")));
            }
            pca.call(context, "ImportCertificateAuthorityCertificate", input);
        }

        private static String blob(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        void permitAcm(String arn) {
            if (pca.call(context, "ListPermissions", ca(arn)).get("Permissions").isEmpty()) {
                ObjectNode input = ca(arn).put("Principal", "acm.amazonaws.com");
                input.putArray("Actions")
                        .add("IssueCertificate")
                        .add("GetCertificate")
                        .add("ListPermissions");
                pca.call(context, "CreatePermission", input);
            }
        }
    }
}
