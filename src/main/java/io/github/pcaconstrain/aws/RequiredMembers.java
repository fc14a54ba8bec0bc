package io.github.pcaconstrain.aws;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads members that are always present in answers. An answer without them is not from AWS, but from a proxy or another
 * service at the given endpoint.
 */
final class RequiredMembers {
    private RequiredMembers() {}

    /** An answer lacks a required member; {@link SdkCalls} converts this to a failure. */
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
     * The list in a page of a listing, without gaps. AWS returns an empty list if there is nothing. A missing list must
     * not be mistaken for an empty one, or an audit would end without finding anything.
     */
    static <T> List<T> page(boolean hasList, List<T> values, String member) {
        if (!hasList) {
            throw new UnusableException("has no " + member);
        }
        return elements(values, member);
    }

    /** A list without gaps. An absent list is empty, as in the SDK. */
    static <T> List<T> elements(List<T> values, String member) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new UnusableException("has a gap in " + member);
        }
        return values;
    }
}
