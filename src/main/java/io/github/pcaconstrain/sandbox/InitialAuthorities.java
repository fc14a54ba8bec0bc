package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.seed.AuthorityCalls;
import io.github.pcaconstrain.sandbox.wire.Json;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import io.github.pcaconstrain.sandbox.wire.Service;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A root CA and an active, unconstrained subordinate that ACM may use: the starting point of AWS's tutorial.
 *
 * <p>They are created by the operations that a client would call, once per state and key algorithm. Their tags
 * distinguish them from others.
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

    /** Their key algorithm by default. */
    public static final KeyAlgorithm DEFAULT_KEY = KeyAlgorithm.RSA_2048;

    /**
     * The pair of this region, created now if there is none.
     *
     * @param key the key algorithm of both
     * @param delay how long the service keeps clients waiting
     */
    static InitialAuthorities ensure(Service pca, RequestContext context, KeyAlgorithm key, Duration delay) {
        Steps steps = new Steps(new AuthorityCalls(pca, context, delay), key);
        String root = steps.find(ROOT).orElseGet(() -> steps.create("ROOT", "Sandbox Root CA", ROOT));
        if (steps.isPending(root)) {
            steps.activate(root, root, "RootCACertificate", ROOT_YEARS);
        }
        String subordinate = steps.find(SUBORDINATE)
                .orElseGet(() -> steps.create("SUBORDINATE", "Sandbox Subordinate CA", SUBORDINATE));
        if (steps.isPending(subordinate)) {
            steps.activate(subordinate, root, "SubordinateCACertificate_PathLen0", SUBORDINATE_YEARS);
        }
        steps.permitAcm(subordinate);
        return new InitialAuthorities(root, subordinate);
    }

    private record Steps(AuthorityCalls calls, KeyAlgorithm key) {
        Optional<String> find(String role) {
            ObjectNode page = Json.object();
            while (true) {
                JsonNode answer = calls.call("ListCertificateAuthorities", page);
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
            for (JsonNode tag :
                    calls.call("ListTags", AuthorityCalls.input(arn)).get("Tags")) {
                if (Json.text(tag, "Key").equals(TAG) && Json.text(tag, "Value").equals(withKey(role, "-"))) {
                    return true;
                }
            }
            return false;
        }

        /** Distinguishes the CAs of one key algorithm from those of another. */
        private String withKey(String text, String before) {
            return key == DEFAULT_KEY ? text : text + before + key.wireName();
        }

        String create(String type, String name, String role) {
            ObjectNode input = Json.object().put("CertificateAuthorityType", type);
            ObjectNode configuration = input.putObject("CertificateAuthorityConfiguration")
                    .put("KeyAlgorithm", key.wireName())
                    .put("SigningAlgorithm", key.usualSigningAlgorithm().name());
            configuration.putObject("Subject").put("Organization", "Example").put("CommonName", withKey(name, " "));
            input.putArray("Tags").addObject().put("Key", TAG).put("Value", withKey(role, "-"));
            return calls.create(input);
        }

        boolean isPending(String arn) {
            return Json.text(calls.describe(arn), "Status").equals("PENDING_CERTIFICATE");
        }

        void activate(String arn, String issuer, String template, int years) {
            ObjectNode request = Json.object()
                    .put("SigningAlgorithm", key.usualSigningAlgorithm().name());
            request.putObject("Validity").put("Type", "YEARS").put("Value", years);
            calls.activate(arn, issuer, template, request);
        }

        void permitAcm(String arn) {
            if (calls.call("ListPermissions", AuthorityCalls.input(arn))
                    .get("Permissions")
                    .isEmpty()) {
                ObjectNode input = AuthorityCalls.input(arn).put("Principal", "acm.amazonaws.com");
                input.putArray("Actions")
                        .add("IssueCertificate")
                        .add("GetCertificate")
                        .add("ListPermissions");
                calls.call("CreatePermission", input);
            }
        }
    }
}
