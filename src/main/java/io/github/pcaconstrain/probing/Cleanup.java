package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.channel.Channel.RefusedByConstraints;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Tracks every certificate that a run requested, and removes each of them once. */
final class Cleanup {
    private final ProbeBackends services;
    private final InstantSource clock;
    private final RateLimiter rateLimiter;
    private final ProbeJournal journal;
    private final Set<String> there = new LinkedHashSet<>();
    private int removing;
    private final List<LostRequests.Lost> lost = new ArrayList<>();
    private Leftovers leftovers = Leftovers.NOTHING;
    private boolean isSettled;
    // Requests take the shared lock. The thread that stops the run takes the exclusive one, so it waits for requests in
    // progress.
    private final ReadWriteLock requesting = new ReentrantReadWriteLock();
    private boolean isStopped;

    Cleanup(ProbeBackends services, InstantSource clock, RateLimiter rateLimiter, ProbeJournal journal) {
        this.services = services;
        this.clock = clock;
        this.rateLimiter = rateLimiter;
        this.journal = new ForgivingJournal(journal);
    }

    /** Requests a certificate, unless the run is stopped, so that every certificate is tracked. */
    String made(ProbeRequest request) throws RefusedByConstraints {
        requesting.readLock().lock();
        try {
            requireGoing();
            String certificate = send(request);
            synchronized (there) {
                there.add(certificate);
            }
            journal.requested(request, certificate);
            return certificate;
        } finally {
            requesting.readLock().unlock();
        }
    }

    private String send(ProbeRequest request) throws RefusedByConstraints {
        journal.requesting(request);
        Instant sent = clock.instant();
        try {
            return services.send(request);
        } catch (RefusedByConstraints e) {
            journal.nothingMade(request);
            throw e;
        } catch (UserFacingException e) {
            if (e.mayBeDone()) {
                synchronized (lost) {
                    lost.add(new LostRequests.Lost(request, sent));
                }
            } else {
                journal.nothingMade(request);
            }
            throw e;
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
            rateLimiter.await();
            services.remove(certificate);
            journal.removed(certificate);
        } catch (RuntimeException e) { // whatever happens, the user must be told what is left
            leave(certificate, String.valueOf(e.getMessage()));
        } finally {
            synchronized (there) {
                removing--;
                there.notifyAll();
            }
        }
    }

    /** Takes note that there is nothing to remove, since AWS refused the certificate after it had accepted the request. */
    void neverIssued(String certificate) {
        synchronized (there) {
            if (!there.remove(certificate)) {
                return;
            }
        }
        journal.removed(certificate);
    }

    private void leave(String certificate, String reason) {
        add(new Leftovers(List.of(new Leftover(certificate, reason, services.removal(certificate))), List.of()));
    }

    /** Stops further requests, removes the existing certificates, and waits for removals in other threads. */
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
        settle();
    }

    /** A second caller waits for the first, and finds nothing more to do. */
    private synchronized void settle() {
        if (!isSettled) {
            isSettled = true;
            List<LostRequests.Lost> open;
            synchronized (lost) {
                open = List.copyOf(lost);
            }
            add(new LostRequests(services, clock, journal).settle(open));
        }
    }

    private void add(Leftovers more) {
        synchronized (lost) {
            leftovers = leftovers.and(more);
        }
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

    Leftovers leftovers() {
        synchronized (lost) {
            return leftovers;
        }
    }
}
