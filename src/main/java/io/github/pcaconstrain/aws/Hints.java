package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;

/** What to do about a refusal, by AWS's code. */
final class Hints {
    private Hints() {}

    static String of(String service, String operation, String target, String code, String words, AwsCli cli) {
        return switch (code) {
            case "AccessDeniedException", "AccessDenied" -> AccessDenials.hint(service, operation, target, words);
            case "ExpiredTokenException", "ExpiredToken", "RequestExpired" ->
                "the credentials have expired: sign in again, such as with: " + cli.signIn();
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature",
                    "MissingAuthenticationTokenException" ->
                "AWS does not know these credentials: check --profile and the AWS_* variables";
            case "ResourceNotFoundException", "InvalidArnException" ->
                "check the ARN, its region and account, and that the credentials are of an account that may see it";
            case "ThrottlingException", "TooManyRequestsException" ->
                "AWS kept throttling: wait a little, then run the command again";
            case "LimitExceededException" -> "a quota is used up: see Service Quotas, or ask AWS for more";
            case "InvalidStateException" ->
                "the CA is not in a state for this"
                        + (CaArn.matches(target) && cli.isReachable()
                                ? ", which this shows: " + cli.describe(CaArn.parse(target))
                                : "");
            default -> "";
        };
    }
}
