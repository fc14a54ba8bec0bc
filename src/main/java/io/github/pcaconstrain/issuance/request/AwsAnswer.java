package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.function.Supplier;

/**
 * Parses what AWS returned. If it cannot be parsed, that is not the user's mistake: the answer may not be from AWS.
 */
public final class AwsAnswer {
    private AwsAnswer() {}

    /**
     * Parses an answer.
     *
     * @throws AwsUnreachableException if it cannot be read
     */
    public static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableInputException e) {
            throw new AwsUnreachableException(
                    "cannot use the answer from AWS: " + e.getMessage(),
                    "check for a proxy in between, and check --endpoint-url");
        }
    }
}
