package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.Channel.RefusedByConstraints;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Knows every certificate that a run made, and removes each once. */
final class Cleanup {
    /** Makes a certificate. */
    @FunctionalInterface
    interface Request {
        String send() throws RefusedByConstraints;
    }

    private final Channel channel;
    private final Pacer pacer;
    private final ProbeJournal journal;
    private final Set<String> there = new LinkedHashSet<>();
    private final List<Leftover> leftovers = new ArrayList<>();
    // Requests share it; whoever stops the run takes it alone, and so waits for those that are under way.
    private final ReadWriteLock requesting = new ReentrantReadWriteLock();
    private boolean isStopped;

    Cleanup(Channel channel, Pacer pacer, ProbeJournal journal) {
        this.channel = channel;
        this.pacer = pacer;
        this.journal = journal;
    }

    /** Makes a certificate, unless the run is stopped, so that no certificate is there unknown to us. */
    String made(Probe probe, Request request) throws RefusedByConstraints {
        requesting.readLock().lock();
        try {
            if (isStopped) {
                throw new CancellationException("the test is stopped");
            }
            String certificate = request.send();
            synchronized (there) {
                there.add(certificate);
            }
            journal.requested(probe, certificate);
            return certificate;
        } finally {
            requesting.readLock().unlock();
        }
    }

    /** Removes a certificate; if that fails, it becomes a leftover. */
    void remove(String certificate) {
        synchronized (there) {
            if (!there.remove(certificate)) {
                return;
            }
        }
        // An interrupted thread still has this to do, and the network would refuse it.
        boolean wasInterrupted = Thread.interrupted();
        try {
            pacer.await();
            channel.remove(certificate);
            journal.removed(certificate);
        } catch (UserFacingException | InterruptedException e) {
            leave(certificate, String.valueOf(e.getMessage()));
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leave(String certificate, String reason) {
        synchronized (leftovers) {
            leftovers.add(new Leftover(certificate, reason, channel.removal(certificate)));
        }
    }

    /** Lets no more be made, and removes what is there. */
    void finish() {
        requesting.writeLock().lock();
        try {
            isStopped = true;
        } finally {
            requesting.writeLock().unlock();
        }
        List<String> left;
        synchronized (there) {
            left = List.copyOf(there);
        }
        left.forEach(this::remove);
    }

    List<Leftover> leftovers() {
        synchronized (leftovers) {
            return List.copyOf(leftovers);
        }
    }
}
