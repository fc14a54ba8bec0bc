package io.github.pcaconstrain.sandbox.fault;

import io.github.pcaconstrain.sandbox.wire.Interceptor.Call;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Certificates whose request has failed permanently. GetCertificate answers RequestFailedException for each of them,
 * now and later, and a client that repeats the request with the same token gets the same ARN. Users of AWS Private CA
 * have seen this after failures on AWS's side (linkerd2 issue 2622, aws-privateca-issuer issues 291 and 424).
 */
final class DeadRequests {
    private static final String SERVICE = "acm-pca";
    private static final String ARN = "CertificateArn";

    private final Set<String> dead = new HashSet<>();
    private int left;

    DeadRequests(int left) {
        this.left = left;
    }

    /** Sees the output of an operation, and decides whether its certificate is one of them from now on. */
    synchronized boolean note(Call call, JsonNode output) {
        if (left == 0 || !isOf(call, "IssueCertificate")) {
            return false;
        }
        boolean isNew = dead.add(Json.text(output, ARN));
        if (isNew) {
            left--;
        }
        return isNew;
    }

    /** Whether this is a request for one of them. */
    synchronized boolean isFor(Call call) {
        return isOf(call, "GetCertificate") && dead.contains(Json.text(call.input(), ARN));
    }

    private static boolean isOf(Call call, String operation) {
        return call.service().equals(SERVICE) && call.operation().equals(operation);
    }
}
