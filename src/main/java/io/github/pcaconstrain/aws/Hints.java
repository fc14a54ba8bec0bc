package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.ca.CaArn;

/** Hints about what to do after a refusal, by AWS's code. */
final class Hints {
    private Hints() {}

    static String of(String service, String operation, String target, String code, String words, AwsCli cli) {
        return switch (code) {
            case "AccessDeniedException", "AccessDenied" -> AccessDenials.hint(service, operation, target, words);
            case "ExpiredTokenException", "ExpiredToken", "RequestExpired" ->
                "the credentials have expired: sign in again, for example with: " + cli.signIn();
            case "UnrecognizedClientException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature",
                    "MissingAuthenticationTokenException" ->
                "AWS does not know these credentials: check --profile and the AWS_* variables";
            case "ResourceNotFoundException", "InvalidArnException" ->
                "check the ARN, its region and account, and that the credentials belong to an account that may see it";
            case "ThrottlingException", "TooManyRequestsException" ->
                "AWS kept throttling: wait a moment, then run the command again";
            case "LimitExceededException" -> "a quota is exhausted: see Service Quotas, or ask AWS for an increase";
            case "InvalidStateException" ->
                "the CA is not in a state that allows this"
                        + (CaArn.matches(target) && cli.isReachable()
                                ? "; to see its state: " + cli.describe(CaArn.parse(target))
                                : "");
            default -> "";
        };
    }
}
