package io.github.pcaconstrain.sandbox.fault;

import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.Interceptor.Call;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Names outside the constraints that IssueCertificate accepts and GetCertificate refuses. In AWS's example of a failed
 * IssueCertificateDetails (AWS Private CA User Guide, "AWS Private CA service events"), the certificate has an ARN.
 * ACM is told at once, since its FailureReason names the constraints.
 */
final class LateRefusals {
    private static final String SERVICE = "acm-pca";
    private static final String ARN = "CertificateArn";

    /** As those who issue name it. */
    private static final String REASON = "NAME_CONSTRAINTS";

    private final boolean isOn;
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> arns = new HashMap<>();

    LateRefusals(boolean isOn) {
        this.isOn = isOn;
    }

    /** Whether a refusal of this call comes later. */
    boolean postpones(Call call, AwsError refusal) {
        return isOn
                && !call.isInner()
                && isOf(call, "IssueCertificate")
                && refusal.reason().equals(REASON);
    }

    /** What IssueCertificate answers for now: one ARN for a CA and a token. */
    synchronized JsonNode postponed(Call call, AwsError refusal) {
        String ca = Json.text(call.input(), "CertificateAuthorityArn");
        String id = UUID.randomUUID().toString().replace("-", "");
        String token = Json.has(call.input(), "IdempotencyToken") ? Json.text(call.input(), "IdempotencyToken") : id;
        String arn = arns.computeIfAbsent(ca + " " + token, key -> ca + "/certificate/" + id);
        words.put(arn, refusal.getMessage());
        return Json.object().put(ARN, arn);
    }

    /** Refuses if this is a request for one of them. */
    synchronized void requireNone(Call call) {
        String refused = isOf(call, "GetCertificate") ? words.get(Json.text(call.input(), ARN)) : null;
        if (refused != null) {
            throw AwsError.of("RequestFailedException", refused);
        }
    }

    private static boolean isOf(Call call, String operation) {
        return call.service().equals(SERVICE) && call.operation().equals(operation);
    }
}
