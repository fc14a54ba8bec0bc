package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.failure.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run has changed at AWS by its journal, test certificates aside.
 *
 * @param certain what was changed, for a reader
 * @param possible what may have been changed
 */
public record WorkDone(List<String> certain, List<String> possible) {
    public WorkDone {
        certain = List.copyOf(certain);
        possible = List.copyOf(possible);
    }

    /**
     * Reads a journal.
     *
     * @param entries the oldest first
     * @param ca the CA that is constrained
     * @param parent the CA that signs
     */
    public static WorkDone of(List<JournalEntry> entries, CaArn ca, CaArn parent) {
        Objects.requireNonNull(ca, "ca");
        List<String> certain = new ArrayList<>();
        List<String> possible = new ArrayList<>();
        entries.stream()
                .filter(entry -> entry.step() == Step.CREATED)
                .forEach(entry -> certain.add("a CA was created, " + RequestEntries.arn(entry)));
        long lost = 0;
        for (RequestEntries each : new RequestEntries(entries).each()) {
            Optional<JournalEntry> answered = each.answered();
            answered.ifPresent(entry -> certain.add("a certificate was issued, " + RequestEntries.arn(entry)));
            lost += answered.isEmpty() && each.open().isPresent() ? 1 : 0;
        }
        if (lost > 0) {
            possible.add((lost == 1 ? "a certificate" : Counted.of(lost, "certificate")) + " may have been issued by "
                    + parent);
        }
        if (has(entries, Step.INSTALLED)) {
            certain.add("a certificate was installed in " + ca);
        } else if (has(entries, Step.INSTALLING)) {
            possible.add("a certificate may have been installed in " + ca);
        }
        if (has(entries, Step.RETIRED)) {
            certain.add("the replaced certificate was revoked");
        }
        if (has(entries, Step.PERMITTED)) {
            certain.add("ACM may renew certificates of " + ca);
        }
        return new WorkDone(certain, possible);
    }

    private static boolean has(List<JournalEntry> entries, Step step) {
        return entries.stream().anyMatch(entry -> entry.step() == step);
    }
}
