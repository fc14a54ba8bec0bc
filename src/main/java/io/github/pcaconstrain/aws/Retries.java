package io.github.pcaconstrain.aws;

import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** What is tried again, by the SDK's own machinery. */
final class Retries {
    private static final int ATTEMPTS = 10;
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    // Passing, says the API reference, but unknown to the SDK as such. Every call that we make may be made twice:
    // those that create carry an idempotency token.
    private static final Set<String> PASSING = Set.of("ConcurrentModificationException", "RequestFailedException");

    private Retries() {}

    static RetryStrategy strategy() {
        BackoffStrategy backoff = BackoffStrategy.exponentialDelay(BASE, LONGEST);
        return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .retryOnException(Retries::isPassing)
                .build();
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && PASSING.contains(refusal.awsErrorDetails().errorCode());
    }
}
