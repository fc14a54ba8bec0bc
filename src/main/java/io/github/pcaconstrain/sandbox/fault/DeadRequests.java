package io.github.pcaconstrain.sandbox.fault;

import io.github.pcaconstrain.sandbox.wire.Interceptor.Call;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Certificates whose request failed for good: GetCertificate has RequestFailedException for each of them, now and later, and a
 * client that sends the request again with the same token gets the same ARN. Users of AWS Private CA have met this after
 * failures on AWS's side (linkerd2 issue 2622, aws-privateca-issuer issues 291 and 424).
 */
final class DeadRequests {
    private static final String SERVICE = "acm-pca";
    private static final String ARN = "CertificateArn";

    private final Set<String> dead = new HashSet<>();
    private int left;

    DeadRequests(int left) {
        this.left = left;
    }

    /** Takes note of what an operation answered. */
    synchronized void note(Call call, JsonNode output) {
        if (left == 0 || !isOf(call, "IssueCertificate")) {
            return;
        }
        if (dead.add(Json.text(output, ARN))) {
            left--;
        }
    }

    /** Whether this asks for one of them. */
    synchronized boolean isFor(Call call) {
        return isOf(call, "GetCertificate") && dead.contains(Json.text(call.input(), ARN));
    }

    private static boolean isOf(Call call, String operation) {
        return call.service().equals(SERVICE) && call.operation().equals(operation);
    }
}
