package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.Pacer;
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
    private int removing;
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
            requireGoing();
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
            removing++;
        }
        try {
            pacer.await();
            channel.remove(certificate);
            journal.removed(certificate);
        } catch (RuntimeException e) { // whatever it is, the user must hear of what is left
            leave(certificate, String.valueOf(e.getMessage()));
        } finally {
            synchronized (there) {
                removing--;
                there.notifyAll();
            }
        }
    }

    private void leave(String certificate, String reason) {
        synchronized (leftovers) {
            leftovers.add(new Leftover(certificate, reason, channel.removal(certificate)));
        }
    }

    /** Lets no more be made, removes what is there, and waits for what others are removing. */
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
        awaitOthers();
    }

    private void awaitOthers() {
        synchronized (there) {
            try {
                while (removing > 0) {
                    there.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void requireGoing() {
        requesting.readLock().lock();
        try {
            if (isStopped) {
                throw new CancellationException("the test is stopped");
            }
        } finally {
            requesting.readLock().unlock();
        }
    }

    List<Leftover> leftovers() {
        synchronized (leftovers) {
            return List.copyOf(leftovers);
        }
    }
}
