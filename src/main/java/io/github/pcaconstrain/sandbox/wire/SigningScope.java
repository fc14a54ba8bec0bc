package io.github.pcaconstrain.sandbox.wire;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The region and service that a request is signed for; the signature itself is not checked.
 *
 * <p>Signature Version 4 has them in the credential scope of the Authorization header:
 * {@code AWS4-HMAC-SHA256 Credential=KEY/20230101/us-east-1/acm-pca/aws4_request, SignedHeaders=..., Signature=...}.
 */
record SigningScope(String region, String service) {
    private static final int FORBIDDEN = 403;
    private static final Pattern CREDENTIAL = Pattern.compile(
            "AWS4-HMAC-SHA256\\s.*?Credential=[^/,\\s]+/[0-9]{8}/([^/,\\s]*)/([^/,\\s]*)/aws4_request.*");

    /** Regions become names of folders, so nothing else may pass. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

    /** The prefixes of regions outside the partition {@code aws}; none is a prefix of another. */
    private static final Map<String, String> PARTITIONS = Map.of(
            "cn-", "aws-cn",
            "us-gov-", "aws-us-gov",
            "us-iso-", "aws-iso",
            "us-isob-", "aws-iso-b",
            "eu-isoe-", "aws-iso-e",
            "us-isof-", "aws-iso-f",
            "eusc-", "aws-eusc");

    static SigningScope of(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw new AwsError("MissingAuthenticationTokenException", FORBIDDEN, "Missing Authentication Token");
        }
        Matcher credential = CREDENTIAL.matcher(authorization);
        if (!credential.matches()) {
            throw new AwsError(
                    "IncompleteSignatureException",
                    FORBIDDEN,
                    "Authorization header requires 'Credential' parameter with a scope of"
                            + " <date>/<region>/<service>/aws4_request.");
        }
        SigningScope scope = new SigningScope(credential.group(1), credential.group(2));
        scope.requireRegion();
        return scope;
    }

    void requireRegion() {
        if (!REGION.matcher(region).matches()) {
            throw new AwsError(
                    "InvalidSignatureException", FORBIDDEN, "Credential should be scoped to a valid region.");
        }
    }

    void requireService(String wanted) {
        if (!service.equals(wanted)) {
            throw new AwsError(
                    "InvalidSignatureException",
                    FORBIDDEN,
                    "Credential should be scoped to correct service: '" + wanted + "'.");
        }
    }

    /** The partition of the region, by the prefixes that AWS's endpoint rules give. */
    String partition() {
        for (Map.Entry<String, String> partition : PARTITIONS.entrySet()) {
            if (region.startsWith(partition.getKey())) {
                return partition.getValue();
            }
        }
        return "aws";
    }
}
