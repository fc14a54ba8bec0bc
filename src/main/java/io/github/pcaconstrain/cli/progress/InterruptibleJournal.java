package io.github.pcaconstrain.cli.progress;

import io.github.pcaconstrain.workflow.Journal;
import io.github.pcaconstrain.workflow.JournalEntry;
import io.github.pcaconstrain.workflow.Step;
import java.util.List;
import java.util.Map;

/**
 * A journal of a run that can be interrupted: an announced change is either made and recorded, or not begun.
 *
 * @see Interruption
 */
public final class InterruptibleJournal implements Journal {
    private final Journal journal;
    private final Interruption interruption;
    private volatile boolean isRequested;

    public InterruptibleJournal(Journal journal, Interruption interruption) {
        this.journal = journal;
        this.interruption = interruption;
    }

    @Override
    public List<JournalEntry> entries() {
        return journal.entries();
    }

    /** Whether this process has requested the certificate, or was about to. */
    public boolean isRequested() {
        return isRequested;
    }

    @Override
    public void write(Step step, Map<String, String> details) {
        switch (step) {
            case CREATING, REQUESTING, INSTALLING -> {
                interruption.change();
                journal.write(step, details);
                isRequested |= step == Step.REQUESTING;
            }
            case CREATED,
                    NOT_CREATED,
                    REQUESTED,
                    REFUSED,
                    ISSUED,
                    REJECTED,
                    INSTALLED,
                    RETIRED,
                    PERMITTED,
                    TESTING,
                    TESTED,
                    RETIRING,
                    LEAF_REVOKED,
                    DISABLED,
                    OWN_REVOKED,
                    DELETED -> {
                interruption.record();
                journal.write(step, details);
                interruption.changed();
            }
            case ACCOUNTS -> journal.write(step, details);
            // Test certificates are removed, and recorded as removed, during the interruption.
            case PROBE_REQUESTING, PROBE_REQUESTED, PROBE_ANSWERED, PROBE_REMOVED -> journal.write(step, details);
        }
    }
}
