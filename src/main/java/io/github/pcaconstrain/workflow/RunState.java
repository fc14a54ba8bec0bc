package io.github.pcaconstrain.workflow;

import io.github.pcaconstrain.issuance.request.IssuanceRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a journal says of the run that is asked for now. */
public enum RunState {
    /** Nothing has come of what the journal holds, if it holds anything: the run is the first. */
    NEW,
    /** The same run was cut off, and goes on where it was. */
    RESUMABLE,
    /** A run has ended, whatever was asked for. */
    FINISHED,
    /** A run with other arguments was cut off, and a certificate may have come of it. */
    OTHER_REQUEST;

    /**
     * The state of a run.
     *
     * @param entries what the journal holds, the oldest first
     * @param request what is asked for now
     * @param end the steps that a run ends with
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
