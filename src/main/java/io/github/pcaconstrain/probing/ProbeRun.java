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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tries names, several at a time and within the rates of the service, and removes every certificate that comes of it.
 *
 * <p>{@link #stop} may be called from another thread at any time, such as a shutdown hook: it lets no more requests out, and
 * returns when everything is removed that can be.
 */
public final class ProbeRun {
    /** Names under way at once: what ACM takes in six seconds, so that several seconds for each do not hold up the next. */
    private static final int THREADS = 32;

    /** ACM's states that pass: a CA just after the installation of its certificate, and a lost request. */
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
     * A run.
     *
     * @param runId what tells this run from others: the same id and name ask for the same certificate
     * @param poller how long to wait for each answer
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
     * Tries all probes.
     *
     * @return the results in the order of the probes
     * @throws UserFacingException what AWS said, where it let not a single request through and nothing is left behind
     */
    public List<ProbeResult> run(List<Probe> probes) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "probe");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<ProbeResult>> running = new ArrayList<>();
            probes.forEach(probe -> running.add(threads.submit(() -> tried(probe))));
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
            // No interrupts: a request that is under way may not be lost. Whoever pauses sees on waking that it is
            // over.
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

    /** Where no request went through, the refusal is the result and not what it says of names. */
    private Optional<UserFacingException> unanswered(List<ProbeResult> results) {
        boolean isTried = results.stream().anyMatch(result -> result.answer().outcome() != Answer.Outcome.NOT_TESTED);
        boolean isAnswered = results.stream()
                .anyMatch(result ->
                        result.certificate().isPresent() || result.answer().outcome() == Answer.Outcome.REFUSED);
        synchronized (failures) {
            return isTried && !isAnswered ? failures.stream().findFirst() : Optional.empty();
        }
    }

    private ProbeResult tried(Probe probe) throws InterruptedException {
        Optional<Answer> untestable = probe.untestable(channel);
        ProbeResult result =
                untestable.isPresent() ? new ProbeResult(probe, untestable.get(), Optional.empty()) : request(probe, 1);
        return result;
    }

    private ProbeResult request(Probe probe, int attempt) throws InterruptedException {
        ProbeResult result = requestOnce(probe, ProbeTokens.of(runId, channel.service(), probe.name(), attempt));
        boolean isPassing = PASSING.contains(result.answer().code());
        if (!isPassing || attempt > 1) {
            return result;
        }
        // FAILED is final in ACM, so only another request can tell.
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

    /** Lets no more requests out, waits for those that are under way, and removes what they made. */
    public void stop() {
        cleanup.finish();
    }

    /** What could not be removed, for certain or possibly; complete once the run has ended or is stopped. */
    public Leftovers leftovers() {
        return cleanup.leftovers();
    }

    /** What AWS said, where the run has ended, let not a single request through, and may have left something behind. */
    public Optional<UserFacingException> failure() {
        return unanswered;
    }
}
