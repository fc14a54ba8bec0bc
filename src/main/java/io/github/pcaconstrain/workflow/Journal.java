package io.github.pcaconstrain.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that a run has done. Once written, an entry survives even if the process is killed. Thread-safe.
 */
public interface Journal {
    /** The entries, the oldest first. */
    List<JournalEntry> entries();

    /** Adds an entry, which is safely stored when this returns. */
    void write(Step step, Map<String, String> details);

    /** Adds an entry without details. */
    default void write(Step step) {
        write(step, Map.of());
    }

    /** The latest entry of a step. */
    default Optional<JournalEntry> last(Step step) {
        return entries().stream().filter(entry -> entry.step() == step).reduce((first, second) -> second);
    }

    /** Whether a step was done. */
    default boolean has(Step step) {
        return last(step).isPresent();
    }
}
