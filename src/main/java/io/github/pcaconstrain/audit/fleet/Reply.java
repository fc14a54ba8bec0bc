package io.github.pcaconstrain.audit.fleet;

import java.util.Objects;
import java.util.Optional;

/**
 * What AWS told about one setting of a CA, or why it did not.
 *
 * @param <T> the setting
 */
public sealed interface Reply<T> {
    /** AWS told it. */
    record Told<T>(T value) implements Reply<T> {
        public Told {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * AWS refused to tell it.
     *
     * @param why one sentence in lower case without a period
     * @param fix what the user can do about it, in the same style
     */
    record Withheld<T>(String why, String fix) implements Reply<T> {
        public Withheld {
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(fix, "fix");
        }
    }

    /** The setting, if AWS told it. */
    default Optional<T> told() {
        return this instanceof Told<T> told ? Optional.of(told.value()) : Optional.empty();
    }
}
