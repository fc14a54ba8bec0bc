package io.github.pcaconstrain.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The region and service that a request is signed for; the signature itself is not checked.
 *
 * <p>In Signature Version 4, they are in the credential scope of the Authorization header:
 * {@code AWS4-HMAC-SHA256 Credential=KEY/20230101/us-east-1/acm-pca/aws4_request, SignedHeaders=..., Signature=...}.
 */
public record SigningScope(String region, String service, String accessKey) {
    private static final int FORBIDDEN = 403;
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String CREDENTIAL = "Credential=";

    /** The parts of a credential: access key, date, region, service, and {@link #TERMINATOR}. */
    private static final int PARTS = 5;

    private static final int REGION_PART = 2;
    private static final int SERVICE_PART = 3;
    private static final String TERMINATOR = "aws4_request";
    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");
    private static final Pattern DATE = Pattern.compile("[0-9]{8}");

    /** Nothing else is accepted, because regions become names of folders. */
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

    /**
     * Reads the header field Authorization.
     * @throws AwsError if it is missing, or is not Signature Version 4 with a region
     */
    public static SigningScope of(Optional<String> authorization) {
        if (authorization.filter(value -> !value.isBlank()).isEmpty()) {
            throw new AwsError("MissingAuthenticationTokenException", FORBIDDEN, "Missing Authentication Token");
        }
        SigningScope scope = parse(authorization.get())
                .orElseThrow(() -> new AwsError(
                        "IncompleteSignatureException",
                        FORBIDDEN,
                        "Authorization header requires 'Credential' parameter with a scope of"
                                + " <date>/<region>/<service>/aws4_request."));
        scope.requireRegion();
        return scope;
    }

    private static Optional<SigningScope> parse(String authorization) {
        List<String> words = List.of(SEPARATORS.split(authorization.strip()));
        if (!words.get(0).equals(ALGORITHM)) {
            return Optional.empty();
        }
        return words.stream()
                .filter(word -> word.startsWith(CREDENTIAL))
                .findFirst()
                .map(word -> word.substring(CREDENTIAL.length()).split("/", PARTS + 1))
                .filter(SigningScope::isCredential)
                .map(parts -> new SigningScope(parts[REGION_PART], parts[SERVICE_PART], parts[0]));
    }

    private static boolean isCredential(String[] parts) {
        return parts.length == PARTS
                && !parts[0].isEmpty()
                && DATE.matcher(parts[1]).matches()
                && parts[PARTS - 1].equals(TERMINATOR);
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

    /** The partition of the region, according to the prefixes in AWS's endpoint rules. */
    public String partition() {
        for (Map.Entry<String, String> partition : PARTITIONS.entrySet()) {
            if (region.startsWith(partition.getKey())) {
                return partition.getValue();
            }
        }
        return "aws";
    }
}
