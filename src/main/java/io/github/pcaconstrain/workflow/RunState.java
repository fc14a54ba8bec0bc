package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The state of the requested run according to a journal. */
public enum RunState {
    /** The entries of the journal, if any, had no effect: this is the first run. */
    NEW,
    /** The same run was interrupted, and resumes where it stopped. */
    RESUMABLE,
    /** A run has finished, with the same or another request. */
    FINISHED,
    /** A run with other arguments was interrupted, and may have caused a certificate to be issued. */
    OTHER_REQUEST;

    /**
     * Determines the state of a run.
     *
     * @param entries the entries of the journal, the oldest first
     * @param request the current request
     * @param end the steps that end a run
     */
    public static RunState of(List<JournalEntry> entries, IssuanceRequest request, Set<Step> end) {
        Objects.requireNonNull(request, "request");
        RequestEntries requests = new RequestEntries(entries);
        if (requests.latest().stream().map(JournalEntry::step).anyMatch(end::contains)) {
            return FINISHED;
        }
        if (requests.isOther(request)) {
            return OTHER_REQUEST;
        }
        return requests.isWithoutEffect() ? NEW : RESUMABLE;
    }
}
