package io.github.pcaconstrain.probing.channel;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to do about the reasons that ACM gives for a failed certificate (ACM User Guide, "Exception handling", "Private
 * certificate exception handling").
 */
final class Remedies {
    private record Entry(String reason, String remedy) {}

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        add(
                "PCA_ACCESS_DENIED",
                "ACM may not use the CA for this certificate: a policy denies it, or ACM lacks the permission",
                "");
        add(
                "PCA_INVALID_DURATION",
                "the CA's certificate expires before one from ACM would, which is valid for 395 days",
                "issue the CA a certificate that is valid for longer, or test with --via pca");
        add(
                "PCA_INVALID_STATE",
                "the CA is not in a state in which it can issue",
                "make the CA ACTIVE: install its certificate, or enable it, then test again");
        add(
                "PCA_LIMIT_EXCEEDED",
                "the CA has issued as many certificates as its quota allows",
                "ask for a higher quota in Service Quotas");
        add("PCA_REQUEST_FAILED", "the request to the CA failed", "test again");
        add(
                "PCA_INVALID_ARGS",
                "the CA rejected an argument of the request as invalid",
                "check that --key-algorithm is of the same family as the CA's key");
        add("PCA_INVALID_ARN", "ACM rejected the ARN of the CA as invalid", "check --ca");
        add("PCA_RESOURCE_NOT_FOUND", "ACM cannot find the CA", "check --ca and --region");
        add("SLR_NOT_FOUND", "ACM's service-linked role, which it needs for a shared CA, does not exist", "");
        add("OTHER", "ACM gives no reason", "test again, or test with --via pca");
    }

    private Remedies() {}

    private static void add(String code, String reason, String remedy) {
        ENTRIES.put(code, new Entry(reason, remedy));
    }

    /** The answer for a certificate that failed for this reason, which is not that of name constraints. */
    static Answer of(String code, CaArn ca, AwsCli cli) {
        Entry entry = ENTRIES.getOrDefault(
                code,
                new Entry(
                        "ACM failed for a reason that has nothing to do with the constraints", "test with --via pca"));
        String remedy = switch (code) {
            case "PCA_ACCESS_DENIED" ->
                "look for a policy that denies it (docs/reference/iam.md), or give ACM the permission: "
                        + cli.permitAcm(ca);
            case "SLR_NOT_FOUND" -> cli.createAcmRole();
            default -> entry.remedy();
        };
        return Answer.inconclusive(code, entry.reason(), remedy);
    }
}
