package io.github.pcaconstrain.workflow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line of a journal.
 *
 * @param step the step
 * @param at the time
 * @param details the details that {@link Step} lists
 */
public record JournalEntry(Step step, Instant at, Map<String, String> details) {
    private static final String AT = "at";
    private static final String STEP = "step";

    public JournalEntry {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(at, "at");
        details = Map.copyOf(details);
    }

    /** Creates an entry from the fields of a line; empty if this version does not write such entries. */
    static Optional<JournalEntry> of(Map<String, String> fields) {
        Map<String, String> details = new TreeMap<>(fields);
        String label = String.valueOf(details.remove(STEP));
        String at = String.valueOf(details.remove(AT));
        try {
            Instant moment = Instant.parse(at);
            return Arrays.stream(Step.values())
                    .filter(step -> step.label().equals(label))
                    .filter(step -> details.keySet().containsAll(step.details()))
                    .map(step -> new JournalEntry(step, moment, details))
                    .findFirst();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The fields of its line. */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>(details);
        fields.put(AT, at.toString());
        fields.put(STEP, step.label());
        return fields;
    }

    /**
     * A detail.
     *
     * @throws IllegalStateException if the entry does not have this detail
     */
    public String detail(String name) {
        String value = details.get(name);
        if (value == null) {
            throw new IllegalStateException("a journal entry " + step.label() + " without " + name);
        }
        return value;
    }
}
