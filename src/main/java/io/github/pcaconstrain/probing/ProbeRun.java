package io.github.pcaconstrain.probing;

import io.github.pcaconstrain.ca.pacing.Poller;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.failure.AwsUnreachableException;
import io.github.pcaconstrain.failure.TimedOutException;
import io.github.pcaconstrain.failure.UserFacingException;
import io.github.pcaconstrain.probing.channel.Answer;
import io.github.pcaconstrain.probing.channel.Channel;
import io.github.pcaconstrain.probing.channel.Channel.RefusedByConstraints;
import io.github.pcaconstrain.probing.channel.Probe;
import io.github.pcaconstrain.probing.channel.ProbeService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tests names, several at a time and within the rate limits of the service, and removes every certificate that is
 * issued.
 *
 * <p>{@link #stop} may be called from another thread at any time, such as a shutdown hook: it stops further requests,
 * and returns when everything that can be removed is removed.
 */
public final class ProbeRun {
    /**
     * The number of concurrent names: as many as ACM accepts in six seconds, so that a wait of several seconds for one
     * does not delay the next.
     */
    private static final int THREADS = 32;

    /** ACM's temporary failures: a CA just after the installation of its certificate, and a lost request. */
    private static final List<String> PASSING = List.of("PCA_INVALID_STATE", "PCA_REQUEST_FAILED");

    private static final Duration BEFORE_ANOTHER = Duration.ofSeconds(3);

    private final Channel channel;
    private final String runId;
    private final Poller poller;
    private final RateLimiter requests;
    private final RateLimiter looks;
    private final Cleanup cleanup;
    private final List<UserFacingException> failures = new ArrayList<>();
    private volatile Optional<UserFacingException> unanswered = Optional.empty();

    /**
     * Creates a run.
     *
     * @param runId the identifier of this run: the same identifier and name request the same certificate
     * @param poller polls for each answer
     */
    public ProbeRun(Channel channel, String runId, ProbeRates rates, Poller poller, ProbeJournal journal) {
        this.channel = channel;
        this.runId = runId;
        this.poller = poller;
        this.requests = rates.request(poller);
        this.looks = rates.poll(poller);
        this.cleanup = new Cleanup(channel.services(), poller.clock(), rates.remove(poller), journal);
    }

    /**
     * Runs all probes.
     *
     * @return the results in the order of the probes
     * @throws UserFacingException AWS's refusal, if every request was refused and nothing is left behind
     */
    public List<ProbeResult> run(List<Probe> probes) {
        AtomicInteger done = new AtomicInteger();
        return poller.progress().work(() -> "testing names: " + done + " of " + probes.size(), () -> run(probes, done));
    }

    private List<ProbeResult> run(List<Probe> probes, AtomicInteger done) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ProbeResult>> running = new ArrayList<>();
            probes.forEach(probe -> running.add(threads.submit(() -> tried(probe, done))));
            List<ProbeResult> results = new ArrayList<>();
            for (Future<ProbeResult> each : running) {
                results.add(result(each));
            }
            cleanup.finish();
            unanswered = unanswered(results);
            if (unanswered.isPresent() && leftovers().isEmpty()) {
                throw unanswered.get();
            }
            return results;
        } finally {
            // No interrupts: a request in progress must not be lost. A thread that pauses notices afterwards that the
            // run is over.
            cleanup.finish();
            threads.shutdown();
        }
    }

    private static ProbeResult result(Future<ProbeResult> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while testing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** If every request was refused, that refusal is the result, not a verdict on names. */
    private Optional<UserFacingException> unanswered(List<ProbeResult> results) {
        boolean isTried = results.stream().anyMatch(result -> result.answer().outcome() != Answer.Outcome.NOT_TESTED);
        boolean isAnswered = results.stream()
                .anyMatch(result ->
                        result.certificate().isPresent() || result.answer().outcome() == Answer.Outcome.REFUSED);
        synchronized (failures) {
            return isTried && !isAnswered ? failures.stream().findFirst() : Optional.empty();
        }
    }

    private ProbeResult tried(Probe probe, AtomicInteger done) throws InterruptedException {
        Optional<Answer> untestable = probe.untestable(channel);
        ProbeResult result =
                untestable.isPresent() ? new ProbeResult(probe, untestable.get(), Optional.empty()) : request(probe, 1);
        done.incrementAndGet();
        return result;
    }

    private ProbeResult request(Probe probe, int attempt) throws InterruptedException {
        ProbeResult result = requestOnce(probe, ProbeTokens.of(runId, channel.service(), probe.name(), attempt));
        boolean isPassing = PASSING.contains(result.answer().code());
        if (!isPassing || attempt > 1) {
            return result;
        }
        // FAILED is final in ACM, so only another request can find out.
        poller.sleeper().sleep(BEFORE_ANOTHER);
        return request(probe, attempt + 1);
    }

    private ProbeResult requestOnce(Probe probe, String token) {
        Optional<String> certificate = Optional.empty();
        Answer answer;
        try {
            requests.await();
            certificate = Optional.of(cleanup.made(channel.request(probe, token)));
            answer = look(probe, certificate.get());
            if (channel.service() == ProbeService.PCA && answer.outcome() == Answer.Outcome.REFUSED) {
                cleanup.neverIssued(certificate.get());
            }
        } catch (RefusedByConstraints e) {
            answer = Answer.refused(e.code());
        } catch (AwsRefusedException | AwsUnreachableException | TimedOutException e) {
            answer = failed(e);
        } finally {
            certificate.ifPresent(cleanup::remove);
        }
        return new ProbeResult(probe, answer, certificate);
    }

    private Answer look(Probe probe, String certificate) {
        return poller.untilMade("the certificate for " + probe.name().text(), () -> {
            cleanup.requireGoing();
            looks.await();
            return channel.poll(probe, certificate);
        });
    }

    private Answer failed(UserFacingException e) {
        synchronized (failures) {
            failures.add(e);
        }
        String code = e instanceof AwsRefusedException refusal
                ? refusal.code()
                : e instanceof TimedOutException ? "timed out" : "unreachable";
        return Answer.inconclusive(code, e.getMessage(), e.hint());
    }

    /** Stops further requests, waits for those in progress, and removes their certificates. */
    public void stop() {
        cleanup.finish();
    }

    /**
     * The certificates that certainly or possibly could not be removed; complete once the run has ended or is stopped.
     */
    public Leftovers leftovers() {
        return cleanup.leftovers();
    }

    /** AWS's refusal, if the run has ended, every request was refused, and something may have been left behind. */
    public Optional<UserFacingException> failure() {
        return unanswered;
    }
}
