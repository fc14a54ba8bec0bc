package io.github.pcaconstrain.workflow;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One line of a journal.
 *
 * @param step what was done
 * @param at when
 * @param details as {@link Step} has them
 */
public record JournalEntry(Step step, Instant at, Map<String, String> details) {
    public JournalEntry {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(at, "at");
        details = Map.copyOf(details);
    }

    /**
     * A detail.
     *
     * @throws IllegalStateException if the entry has none of this name
     */
    public String detail(String name) {
        String value = details.get(name);
        if (value == null) {
            throw new IllegalStateException("a journal entry " + step.label() + " without " + name);
        }
        return value;
    }
}
