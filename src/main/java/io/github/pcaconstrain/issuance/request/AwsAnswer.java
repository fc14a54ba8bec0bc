package io.github.pcaconstrain.issuance.request;

import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.UnreadableInputException;
import java.util.function.Supplier;

/**
 * Reads what AWS has handed out. What cannot be read there is no mistake of the user's: it may not be AWS that has
 * answered.
 */
public final class AwsAnswer {
    private AwsAnswer() {}

    /**
     * Reads it.
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
