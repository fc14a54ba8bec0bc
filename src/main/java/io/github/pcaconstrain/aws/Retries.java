package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.failure.AwsRefusedException;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Configures which failures the SDK retries, and when it gives up. */
final class Retries {
    /**
     * How long something at the endpoint may take that does not answer, or not to its end.
     *
     * @param attempt for one attempt
     * @param call for a call with all of its attempts
     */
    record Patience(Duration attempt, Duration call) {
        /** Most calls take less than a second, and the slowest a few. A call that AWS throttles is retried for some 20 s. */
        static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    private static final int ATTEMPTS = 9;
    private static final Duration BASE = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    // Errors that are temporary according to the API reference, but that the SDK does not know as such. Every call can
    // be repeated: calls that create something have an idempotency token.
    private static final Set<String> PASSING = Set.of("ConcurrentModificationException", "RequestFailedException");

    private Retries() {}

    /** The user's retry mode decides between the SDK's strategies; standard unless it says adaptive. */
    static RetryStrategy strategy(RetryMode mode) {
        return mode == RetryMode.ADAPTIVE_V2
                ? AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .retryOnException(Retries::isPassing)
                        .build()
                : standard();
    }

    private static RetryStrategy standard() {
        BackoffStrategy backoff = BackoffStrategy.exponentialDelay(BASE, LONGEST);
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .circuitBreakerEnabled(false)
                .retryOnException(Retries::isPassing)
                .build();
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof AwsServiceException refusal
                && PASSING.contains(SdkRefusals.code(refusal))
                && !AwsRefusedException.isByConstraints(SdkRefusals.code(refusal), SdkRefusals.words(refusal));
    }
}
