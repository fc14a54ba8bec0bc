package io.github.pcaconstrain.sandbox.wire;

import java.time.Instant;
import java.util.List;

/**
 * One request and what became of it, without bodies and without anything secret. What is not known is empty.
 *
 * @param time when it arrived, by the sandbox's clock
 * @param requestId as the answer has it
 * @param accessKey the access key id that it was signed with; the sandbox checks no signature
 * @param region that it was signed for
 * @param service such as {@code acm-pca}; {@code http} for a plain request
 * @param operation such as {@code IssueCertificate}, or the method of a plain request
 * @param resource the ARN that it made or was about, or the path of a plain request
 * @param status of HTTP; 0 if the connection was closed without an answer
 * @param error the error's code
 * @param message of the error, without the values that it quotes
 * @param millis until the answer was ready
 * @param faults that were injected, as {@code --fault} names them
 */
public record ServedCall(
        Instant time,
        String requestId,
        String accessKey,
        String region,
        String service,
        String operation,
        String resource,
        int status,
        String error,
        String message,
        long millis,
        List<String> faults) {
    /** The service of the sandbox's own requests. */
    public static final String OWN = "sandbox";

    private static final int BAD_REQUEST = 400;

    /** Copies the list. */
    public ServedCall {
        faults = List.copyOf(faults);
    }

    /** Whether the client got an error, or no answer. */
    public boolean isFailed() {
        return status == 0 || status >= BAD_REQUEST;
    }
}
