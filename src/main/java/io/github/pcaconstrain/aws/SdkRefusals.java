package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AwsCli;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.UserFacingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/** Converts the SDK's exceptions to failures with a hint. */
final class SdkRefusals {
    private static final Set<String> CREDENTIAL_SERVICES = Set.of("Sts", "SSO", "SSO OIDC");
    private static final String NETWORK = "check the network, HTTPS_PROXY and --endpoint-url";
    private static final String PROXY = "check for a proxy in between, and check --endpoint-url";

    private SdkRefusals() {}

    /** The service's code, or the HTTP status if the answer had none, such as that of a proxy. */
    static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElse("HTTP status " + e.statusCode());
    }

    /** The service's message. */
    static String words(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .orElse("no message");
    }

    static UserFacingException of(String service, String operation, String target, SdkException e, AwsCli cli) {
        return e instanceof AwsServiceException refusal
                ? refused(service, operation, target, refusal, cli)
                : unreachable(operation, target, e, cli);
    }

    /** The answer did not come from AWS. */
    static AwsUnreachableException unusable(String operation, String target, String flaw) {
        return new AwsUnreachableException(
                what(operation, target) + oneLine(flaw) + ", so it did not come from AWS", PROXY, true);
    }

    private static String what(String operation, String target) {
        return "cannot ask AWS for " + operation + (target.isEmpty() ? "" : " on " + target) + ": ";
    }

    private static UserFacingException refused(
            String service, String operation, String target, AwsServiceException e, AwsCli cli) {
        String code = code(e);
        String words = words(e);
        if (isOfCredentials(e)) {
            return new AwsUnreachableException(
                    "no credentials: AWS refused them: " + code + ": " + oneLine(words),
                    "check the role, its trust policy with the external ID that it may require, and the profile's"
                            + " source; sign in again if they have expired");
        }
        String request = e.requestId() == null ? "" : " (request " + e.requestId() + ")";
        String hint = code.startsWith("HTTP status")
                ? "the answer did not come from AWS: " + PROXY
                : Hints.of(service, operation, target, code, words, cli);
        AwsRefusedException refusal = new AwsRefusedException(operation, target, code, oneLine(words) + request, hint);
        if (isFirstAnswer(e)) {
            return refusal.atFirst();
        }
        return DeliveryTracker.isPossible() ? refusal.afterLostAnswer() : refusal;
    }

    /** A status of 500 or above means that AWS itself failed, so the effect of the call is unknown. */
    private static boolean isFirstAnswer(AwsServiceException e) {
        return Integer.valueOf(1).equals(e.numAttempts()) && e.statusCode() >= 400 && e.statusCode() < 500;
    }

    /** Whether a service that issues credentials failed, before any request to the intended service. */
    private static boolean isOfCredentials(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.serviceName()))
                .filter(CREDENTIAL_SERVICES::contains)
                .isPresent();
    }

    private static UserFacingException unreachable(String operation, String target, SdkException e, AwsCli cli) {
        String what = what(operation, target);
        String words = oneLine(String.valueOf(e.getMessage()));
        if (cause(e, JsonProcessingException.class).isPresent()) {
            return new AwsUnreachableException(
                    what + "the answer is not JSON, so it did not come from AWS", PROXY, true);
        }
        if (cause(e, AnswerBody.TooLongException.class).isPresent()) {
            return unusable(operation, target, AnswerBody.TOO_LONG);
        }
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return new AwsUnreachableException(
                    what + "no answer within " + Retries.Patience.USUAL.call().toSeconds() + " s",
                    NETWORK,
                    DeliveryTracker.isPossible());
        }
        Optional<IOException> network = cause(e, IOException.class);
        if (network.isPresent()) {
            return new AwsUnreachableException(
                    what + network(network.get()), networkHint(network.get()), DeliveryTracker.isPossible());
        }
        Optional<String> missing = NoCredentials.of(words);
        if (missing.isPresent()) {
            return new AwsUnreachableException(
                    what + missing.get(),
                    "give --profile, rehearse with --sandbox, or sign in, for example with: " + cli.signIn());
        }
        return new AwsUnreachableException(
                what + words, "see the AWS SDK's message; --debug shows its trace", DeliveryTracker.isPossible());
    }

    private static String network(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host " + e.getMessage();
        }
        if (e instanceof SocketTimeoutException) {
            return HttpClients.isConnecting(e)
                    ? "no connection within " + HttpClients.CONNECT.toSeconds() + " s"
                    : "no answer in time";
        }
        return e instanceof ConnectException ? "the connection failed" : oneLine(String.valueOf(e.getMessage()));
    }

    private static String networkHint(IOException e) {
        if (e instanceof UnknownHostException) {
            return "check the network, the region and --endpoint-url";
        }
        if (e instanceof SSLException) {
            return "a proxy may be answering instead of AWS: add its CA to Java's trust store, or bypass it";
        }
        return NETWORK;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }

    private static String oneLine(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
