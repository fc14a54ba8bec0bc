package io.github.pcaconstrain.spark;

import io.github.pcaconstrain.failure.UnreadableInputException;
import io.github.pcaconstrain.failure.UserFacingException;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;

/** Failures of Spark that the user can fix. */
final class SparkFailure {
    private SparkFailure() {}

    /** The failure of which Spark's exception tells; empty for any other, which is a bug or a broken cluster. */
    static Optional<UserFacingException> of(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof SparkThrowable known && isAboutFiles(known.getCondition())) {
                return Optional.of(new UnreadableInputException(
                        "--in", firstLine(cause), "repair the file, or leave it out; check --in-format"));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Spark's error conditions are an interface, which its documentation lists. */
    private static boolean isAboutFiles(@Nullable String condition) {
        return condition != null
                && (condition.startsWith("FAILED_READ_FILE")
                        || condition.startsWith("CANNOT_READ_FILE_FOOTER")
                        || condition.startsWith("UNABLE_TO_INFER_SCHEMA"));
    }

    private static String firstLine(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("it cannot be read");
    }
}
