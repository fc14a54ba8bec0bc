package io.github.pcaconstrain.aws;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of answers what they always have. Whoever answers without it, such as a proxy or another service at the endpoint
 * that was given, is not AWS.
 */
final class RequiredMembers {
    private RequiredMembers() {}

    /** An answer lacks what it always has; {@link SdkCalls} makes a failure of it. */
    static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnusableException(String flaw) {
            super(flaw);
        }
    }

    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw new UnusableException("has no " + member);
        }
        return value;
    }

    static String text(@Nullable String value, String member) {
        String text = required(value, member);
        if (text.isBlank()) {
            throw new UnusableException("has an empty " + member);
        }
        return text;
    }

    /** Text with at least the beginning of a PEM block. */
    static String pem(@Nullable String value, String member) {
        String text = text(value, member);
        if (!text.contains("-----BEGIN ")) {
            throw new UnusableException("has no PEM in " + member);
        }
        return text;
    }

    /** The ARN of anything of a service. */
    static String arn(@Nullable String value, String member) {
        String text = text(value, member);
        if (!text.startsWith("arn:")) {
            throw new UnusableException("has no ARN in " + member);
        }
        return text;
    }

    /**
     * The list that a page of a listing consists of, without gaps. AWS answers with an empty one where there is nothing; an
     * answer without any must not pass for that, or an audit would be over with nothing found.
     */
    static <T> List<T> page(boolean hasList, List<T> values, String member) {
        if (!hasList) {
            throw new UnusableException("has no " + member);
        }
        return elements(values, member);
    }

    /** A list without gaps. One that is absent is empty, as the SDK has it. */
    static <T> List<T> elements(List<T> values, String member) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new UnusableException("has a gap in " + member);
        }
        return values;
    }
}
