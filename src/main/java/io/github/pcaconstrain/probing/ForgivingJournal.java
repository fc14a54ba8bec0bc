package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.failure.OutputFileException;
import io.github.pcaconstrain.probing.channel.ProbeRequest;

/**
 * A journal that may lack what has happened, if its disk is full by then: a certificate is removed nevertheless. A later
 * run finds the announcement, and removes the certificate once more, which does no harm. What cannot be announced is
 * not done.
 *
 * @param journal the journal itself
 */
record ForgivingJournal(ProbeJournal journal) implements ProbeJournal {
    @Override
    public void requesting(ProbeRequest request) {
        journal.requesting(request);
    }

    @Override
    public void requested(ProbeRequest request, String certificate) {
        tryTo(() -> journal.requested(request, certificate));
    }

    @Override
    public void nothingMade(ProbeRequest request) {
        tryTo(() -> journal.nothingMade(request));
    }

    @Override
    public void removed(String certificate) {
        tryTo(() -> journal.removed(certificate));
    }

    private static void tryTo(Runnable entry) {
        try {
            entry.run();
        } catch (OutputFileException unwritable) {
            // The next announcement fails too, and says so.
        }
    }
}
