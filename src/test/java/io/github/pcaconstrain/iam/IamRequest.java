package io.github.pcaconstrain.iam;

import java.util.Map;

/**
 * What AWS would ask IAM about.
 *
 * @param action such as {@code acm-pca:IssueCertificate}
 * @param resource the ARN, or {@code *} for an action that AWS knows no resource for
 * @param keys the condition keys of the request, and their values
 */
record IamRequest(String action, String resource, Map<String, String> keys) {
    IamRequest {
        keys = Map.copyOf(keys);
    }
}
