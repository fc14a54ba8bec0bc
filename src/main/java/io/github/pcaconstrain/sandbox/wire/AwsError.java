package io.github.pcaconstrain.sandbox.wire;

import java.util.Objects;

/**
 * An error of an AWS service: a code that SDKs map to an exception, an HTTP status and a message.
 *
 * <p>No error of AWS Private CA or ACM declares its own status, so client errors have the status 400.
 */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    private final String code;
    private final int status;
    private final String reason;

    /** An error with this code, such as {@code InvalidStateException}, and HTTP status. */
    public AwsError(String code, int status, String message) {
        this(code, status, message, "");
    }

    private AwsError(String code, int status, String message, String reason) {
        super(message, null, false, false); // an answer and not a bug, so no stack trace
        this.code = code;
        this.status = status;
        this.reason = reason;
    }

    /** A client's error, status 400. */
    public static AwsError of(String code, String message) {
        return new AwsError(code, BAD_REQUEST, message);
    }

    /** An input that breaks a rule. No service model declares this error, but every service returns it. */
    public static AwsError validation(String message) {
        return of("ValidationException", message);
    }

    /** An input with the wrong JSON type. */
    public static AwsError serialization(String message) {
        return of("SerializationException", message);
    }

    /** The same error with a reason, for callers in this process that must distinguish errors with the same code. */
    public AwsError because(String newReason) {
        return new AwsError(code, status, getMessage(), newReason);
    }

    /** The reason that {@link #because} has set, or the empty string. No client sees it. */
    public String reason() {
        return reason;
    }

    /** The error's name, without a namespace. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
