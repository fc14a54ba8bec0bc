package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.probing.Leftovers;
import io.github.pcaconstrain.probing.LostRequests;
import io.github.pcaconstrain.probing.PossibleLeftover;
import io.github.pcaconstrain.probing.ProbeJournal;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a journal about test certificates, so that an interrupted run leaves none behind.
 *
 * @param journal the journal
 */
public record ProbeEntries(Journal journal) implements ProbeJournal {
    private static final String NAME = "name";
    private static final String TOKEN = "token";
    private static final String ARN = "arn";

    @Override
    public void requesting(ProbeRequest request) {
        journal.write(Step.PROBE_REQUESTING, request.details());
    }

    @Override
    public void requested(ProbeRequest request, String certificate) {
        journal.write(Step.PROBE_REQUESTED, Map.of(NAME, request.name(), TOKEN, request.token(), ARN, certificate));
    }

    @Override
    public void nothingMade(ProbeRequest request) {
        journal.write(Step.PROBE_ANSWERED, Map.of(NAME, request.name(), TOKEN, request.token()));
    }

    @Override
    public void removed(String certificate) {
        journal.write(Step.PROBE_REMOVED, Map.of(ARN, certificate));
    }

    /** Whether no test certificate exists or may exist. */
    public boolean isSettled() {
        return open().isEmpty() && left().isEmpty();
    }

    /**
     * Removes the certificates of an interrupted run, repeats requests that were not answered, and returns what is
     * left.
     */
    public Leftovers settle(ProbeBackends services, InstantSource clock) {
        Leftovers all = Leftovers.NOTHING;
        for (String certificate : left()) {
            all = all.and(LostRequests.remove(services, this, certificate));
        }
        List<LostRequests.Lost> lost = new ArrayList<>();
        List<PossibleLeftover> unknown = new ArrayList<>();
        for (JournalEntry entry : open()) {
            Optional<ProbeRequest> request = ProbeRequest.parse(entry.details());
            request.ifPresentOrElse(
                    each -> lost.add(new LostRequests.Lost(each, entry.at())),
                    () -> unknown.add(PossibleLeftover.of(entry.detail(NAME), entry.at())));
        }
        return all.and(new Leftovers(List.of(), unknown)).and(new LostRequests(services, clock, this).settle(lost));
    }

    /** Whether another attempt may remove what is left. */
    public boolean canBeAskedAgain(Instant now) {
        return !left().isEmpty()
                || open().stream()
                        .anyMatch(entry -> ProbeRequest.parse(entry.details())
                                .filter(request -> now.isBefore(entry.at().plus(request.remembered())))
                                .isPresent());
    }

    /** Requests without a known outcome. */
    private List<JournalEntry> open() {
        Map<String, JournalEntry> open = new LinkedHashMap<>();
        for (JournalEntry entry : journal.entries()) {
            switch (entry.step()) {
                case PROBE_REQUESTING -> open.putIfAbsent(entry.detail(TOKEN), entry);
                case PROBE_REQUESTED, PROBE_ANSWERED -> close(open, entry);
                default -> {}
            }
        }
        return List.copyOf(open.values());
    }

    /** Earlier versions recorded only the name. */
    private static void close(Map<String, JournalEntry> open, JournalEntry entry) {
        if (entry.details().containsKey(TOKEN)) {
            open.remove(entry.detail(TOKEN));
        } else {
            open.values().removeIf(each -> each.detail(NAME).equals(entry.detail(NAME)));
        }
    }

    /** The ARNs of certificates that were issued and not removed. */
    private Set<String> left() {
        Set<String> left = new LinkedHashSet<>();
        for (JournalEntry entry : journal.entries()) {
            switch (entry.step()) {
                case PROBE_REQUESTED -> left.add(entry.detail(ARN));
                case PROBE_REMOVED -> left.remove(entry.detail(ARN));
                default -> {}
            }
        }
        return left;
    }
}
