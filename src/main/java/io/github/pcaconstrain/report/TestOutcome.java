package io.github.pcaconstrain.report;

import java.util.Objects;

/** How a test case ended. */
public sealed interface TestOutcome {
    /** The expected outcome. */
    record Passed() implements TestOutcome {}

    /**
     * Another outcome than the expected one.
     *
     * @param message what is wrong, one line
     * @param detail all that is known of it, any number of lines
     */
    record Failed(String message, String detail) implements TestOutcome {
        public Failed {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * No verdict.
     *
     * @param message why, one line
     * @param detail all that is known of it, any number of lines
     */
    record Errored(String message, String detail) implements TestOutcome {
        public Errored {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /**
     * The case was not run.
     *
     * @param message why, one line
     */
    record Skipped(String message) implements TestOutcome {
        public Skipped {
            Objects.requireNonNull(message, "message");
        }
    }
}
