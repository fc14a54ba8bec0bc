package io.github.pcaconstrain.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Journals in short: labels of steps, each at another second from 1970 on, with a token and an ARN of its place. */
final class Steps {
    private Steps() {}

    /** The entries, such as {@code requesting requested}, of which the second has the ARN {@code arn:1}. */
    static List<JournalEntry> of(String labels) {
        List<JournalEntry> entries = new ArrayList<>();
        for (String label : labels.isEmpty() ? new String[0] : labels.split(" ")) {
            int place = entries.size();
            entries.add(new JournalEntry(
                    step(label),
                    Instant.ofEpochSecond(place),
                    Map.of("token", "token:" + place, "arn", "arn:" + place)));
        }
        return entries;
    }

    static Step step(String label) {
        return Arrays.stream(Step.values())
                .filter(step -> step.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** A journal that is kept in memory, and writes at the first moment of 1970. */
    static final class Kept implements Journal {
        private final List<JournalEntry> entries = new ArrayList<>();

        Kept(List<JournalEntry> before) {
            entries.addAll(before);
        }

        @Override
        public List<JournalEntry> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void write(Step step, Map<String, String> details) {
            entries.add(new JournalEntry(step, Instant.EPOCH, details));
        }
    }
}
