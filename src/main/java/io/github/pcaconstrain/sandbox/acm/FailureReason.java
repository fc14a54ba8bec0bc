package io.github.pcaconstrain.sandbox.acm;

import io.github.pcaconstrain.sandbox.authority.Issuance;
import io.github.pcaconstrain.sandbox.authority.ValidityPeriod;
import io.github.pcaconstrain.sandbox.wire.AwsError;

/**
 * The reasons for which a private certificate was not issued, named as in ACM's API.
 *
 * <p>The ACM User Guide, "Exception handling", "Private certificate exception handling", lists the exception of AWS
 * Private CA behind each of them, except for name constraints.
 */
public enum FailureReason {
    PCA_ACCESS_DENIED,
    PCA_INVALID_ARGS,
    PCA_INVALID_ARN,
    PCA_INVALID_DURATION,
    PCA_INVALID_STATE,
    PCA_LIMIT_EXCEEDED,
    PCA_NAME_CONSTRAINTS_VALIDATION,
    PCA_REQUEST_FAILED,
    PCA_RESOURCE_NOT_FOUND,
    OTHER;

    static FailureReason of(AwsError error) {
        return switch (error.reason()) {
            case Issuance.NAME_CONSTRAINTS -> PCA_NAME_CONSTRAINTS_VALIDATION;
            case ValidityPeriod.REASON -> PCA_INVALID_DURATION;
            default -> ofCode(error.code());
        };
    }

    private static FailureReason ofCode(String code) {
        return switch (code) {
            case "AccessDeniedException" -> PCA_ACCESS_DENIED;
            case "InvalidArgsException", "MalformedCSRException", "ValidationException" -> PCA_INVALID_ARGS;
            case "InvalidArnException" -> PCA_INVALID_ARN;
            case "InvalidStateException" -> PCA_INVALID_STATE;
            case "LimitExceededException" -> PCA_LIMIT_EXCEEDED;
            case "RequestFailedException" -> PCA_REQUEST_FAILED;
            case "ResourceNotFoundException" -> PCA_RESOURCE_NOT_FOUND;
            default -> OTHER;
        };
    }
}
