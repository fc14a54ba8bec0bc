package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.channel.Channel.RefusedByConstraints;
import io.github.pcaconstrain.probing.channel.ProbeBackends;
import io.github.pcaconstrain.probing.channel.ProbeRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Repeats requests that were not answered: with the same token, AWS returns the certificate that it issued the first
 * time, if any, and that certificate is removed. If that does not succeed, a certificate may have been left behind.
 *
 * @param services the services
 * @param clock the clock
 * @param journal records the outcome of the requests
 */
public record LostRequests(ProbeBackends services, InstantSource clock, ProbeJournal journal) {
    /** What becomes of a certificate does not depend on whether it can be recorded. */
    public LostRequests {
        journal = new ForgivingJournal(journal);
    }

    /** In parallel, because each may take as long as the SDK keeps retrying. */
    private static final int THREADS = 32;

    /**
     * A request that was not answered.
     *
     * @param request the request
     * @param sent the time shortly before it was first sent
     */
    public record Lost(ProbeRequest request, Instant sent) {}

    /** Resolves all of them, and returns those that cannot be resolved. */
    public Leftovers settle(List<Lost> lost) {
        if (lost.isEmpty()) {
            return Leftovers.NOTHING;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(lost.size(), THREADS));
        try {
            List<Callable<Leftovers>> tasks = new ArrayList<>();
            lost.forEach(each -> tasks.add(() -> settle(each)));
            Leftovers all = Leftovers.NOTHING;
            for (Future<Leftovers> each : threads.invokeAll(tasks)) {
                all = all.and(each.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private Leftovers settle(Lost lost) {
        ProbeRequest request = lost.request();
        Duration age = Duration.between(lost.sent(), clock.instant());
        if (age.compareTo(request.remembered()) > 0) {
            return possible(lost, "AWS no longer remembers the request");
        }
        if (age.isNegative()) {
            return possible(lost, "the clock was set back, so AWS may no longer remember the request");
        }
        String certificate;
        try {
            certificate = services.send(request);
        } catch (RefusedByConstraints e) {
            journal.nothingMade(request);
            return Leftovers.NOTHING;
        } catch (UserFacingException e) {
            return possible(lost, "when it was sent again, " + e.getMessage());
        }
        journal.requested(request, certificate);
        return remove(services, journal, certificate);
    }

    private Leftovers possible(Lost lost, String why) {
        return new Leftovers(List.of(), List.of(PossibleLeftover.of(lost.request(), lost.sent(), why, services.cli())));
    }

    /** Removes a certificate; if that fails, it is left behind. */
    public static Leftovers remove(ProbeBackends services, ProbeJournal journal, String certificate) {
        try {
            services.remove(certificate);
        } catch (UserFacingException e) {
            return new Leftovers(
                    List.of(new Leftover(certificate, e.getMessage(), services.removal(certificate))), List.of());
        }
        new ForgivingJournal(journal).removed(certificate);
        return Leftovers.NOTHING;
    }
}
