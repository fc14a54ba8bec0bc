package io.github.pcaconstrain.cli.selection;

import io.github.pcaconstrain.ca.CaArn;
import io.github.pcaconstrain.ca.PrivateCa;
import io.github.pcaconstrain.ca.pacing.Progress;
import io.github.pcaconstrain.ca.pacing.RateLimiter;
import io.github.pcaconstrain.ca.pacing.RateLimits;
import io.github.pcaconstrain.cli.prompt.ChoiceList;
import io.github.pcaconstrain.cli.prompt.ChoiceRow;
import io.github.pcaconstrain.failure.AwsRefusedException;
import io.github.pcaconstrain.issuance.request.CaCertificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;

/**
 * The constraints that CAs have now, which one call a CA reads: those of the CAs on the screen only, in parallel, and as
 * fast as AWS allows.
 */
final class PresentConstraints implements ChoiceList.Details, AutoCloseable {
    private static final String NONE = "no certificate yet";
    private static final String UNKNOWN = "not known";

    private final PrivateCa privateCa;
    private final RateLimiter rateLimiter;
    private final ExecutorService workers;
    private final Progress progress;
    private final Map<String, ListedCa> unread = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private int asked;
    private int answered;

    PresentConstraints(PrivateCa privateCa, RateLimits limits, Progress progress, List<ListedCa> cas) {
        this.privateCa = privateCa;
        this.rateLimiter = limits.atMost(RateLimits.CA_CERTIFICATES);
        this.workers = limits.workers().get();
        this.progress = progress;
        for (ListedCa ca : cas) {
            if (ca.hasCertificate()) {
                unread.put(ca.arn(), ca);
            } else {
                known.put(ca.arn(), NONE);
            }
        }
    }

    /** Those of a CA in a few words; dots while they are not known. */
    synchronized String of(ListedCa ca) {
        return known.getOrDefault(ca.arn(), "...");
    }

    @Override
    public synchronized void want(List<ChoiceRow> rows) {
        for (ChoiceRow row : rows) {
            if (row.obstacle().isEmpty()) {
                Optional.ofNullable(unread.remove(row.value())).ifPresent(this::ask);
            }
        }
    }

    private void ask(ListedCa ca) {
        asked++;
        workers.execute(() -> answer(ca.arn(), read(ca.authority().arn())));
    }

    private String read(CaArn arn) {
        try {
            return rateLimiter
                    .call(() -> CaCertificate.installed(privateCa, arn))
                    .map(ConstraintsInBrief::of)
                    .orElse(NONE);
        } catch (AwsRefusedException e) {
            return UNKNOWN + ": " + e.code();
        } catch (RuntimeException e) { // even a fault: the list waits for each answer
            return UNKNOWN; // what is wrong is said when the CA is used
        }
    }

    private synchronized void answer(String arn, String text) {
        known.put(arn, text);
        answered++;
        notifyAll();
    }

    @Override
    public void await() {
        progress.work(this::state, this::awaitAll);
    }

    private synchronized String state() {
        return "reading constraints: " + answered + " of " + asked + " CAs";
    }

    private synchronized int awaitAll() {
        while (isReading()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting");
            }
        }
        return answered;
    }

    @Override
    public synchronized boolean isReading() {
        return answered < asked;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
