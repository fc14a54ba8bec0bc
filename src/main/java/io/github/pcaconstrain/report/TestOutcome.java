package io.github.pcaconstrain.report;

import java.util.Objects;

/** How a test case ended. */
public sealed interface TestOutcome {
    /** As it should. */
    record Passed() implements TestOutcome {}

    /**
     * Otherwise than it should.
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
     * It could not be found out.
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
     * Not tried.
     *
     * @param message why, one line
     */
    record Skipped(String message) implements TestOutcome {
        public Skipped {
            Objects.requireNonNull(message, "message");
        }
    }
}
