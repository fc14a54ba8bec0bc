package io.github.pcaconstrain.aws;

import io.github.pcaconstrain.ca.AwsCli;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes calls with the SDK, and converts its exceptions to failures. */
final class SdkCalls {
    private final String service;
    private final AwsCli cli;

    /**
     * Calls to a service.
     *
     * @param service its prefix in IAM actions: {@code acm-pca} or {@code acm}
     * @param cli the commands that hints name
     */
    SdkCalls(String service, AwsCli cli) {
        this.service = service;
        this.cli = cli;
    }

    <T> T call(String operation, String target, Supplier<T> call) {
        try {
            return answer(operation, target, call);
        } catch (SdkException e) {
            throw SdkRefusals.of(service, operation, target, e, cli);
        }
    }

    /**
     * For an answer that is not from AWS, the SDK throws various exceptions other than its own, depending on where it
     * fails.
     */
    private <T> T answer(String operation, String target, Supplier<T> call) {
        DeliveryTracker.begin();
        try {
            return call.get();
        } catch (RequiredMembers.UnusableException e) {
            throw SdkRefusals.unusable(operation, target, "the answer " + e.getMessage());
        } catch (ClassCastException | DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw SdkRefusals.unusable(operation, target, "the answer cannot be read: " + e.getMessage());
        }
    }

    /** Makes a call whose answer is empty for some error codes of the service. */
    <T> Optional<T> unless(Set<String> absent, String operation, String target, Supplier<T> call) {
        try {
            return Optional.of(answer(operation, target, call));
        } catch (AwsServiceException e) {
            if (absent.contains(SdkRefusals.code(e))) {
                return Optional.empty();
            }
            throw SdkRefusals.of(service, operation, target, e, cli);
        } catch (SdkException e) {
            throw SdkRefusals.of(service, operation, target, e, cli);
        }
    }
}
