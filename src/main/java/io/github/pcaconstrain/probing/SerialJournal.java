package io.github.pcaconstrain.probing;

/** A journal that is told one thing at a time. */
final class SerialJournal implements ProbeJournal {
    private final ProbeJournal journal;

    SerialJournal(ProbeJournal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized void requesting(Probe probe, String token) {
        journal.requesting(probe, token);
    }

    @Override
    public synchronized void requested(Probe probe, String certificate) {
        journal.requested(probe, certificate);
    }

    @Override
    public synchronized void removed(String certificate) {
        journal.removed(certificate);
    }

    @Override
    public synchronized void answered(ProbeResult result) {
        journal.answered(result);
    }
}
