package io.github.pcaconstrain.sandbox.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** One client's connection: whom it waits for, since when, and the requests that wait for their turn. */
final class Connection {
    private static final Logger LOG = System.getLogger(Connection.class.getName());

    /** Requests that a client may have sent without waiting for an answer. */
    private static final int PIPELINED = 16;

    private enum Phase {
        IDLE,
        READING,
        HANDLING,
        WRITING
    }

    private final IOSession session;
    private final HttpLimits limits;
    private final Executor executor;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private Phase phase = Phase.IDLE;
    private int unanswered; // requests that are complete
    private long since = System.nanoTime();

    Connection(IOSession session, HttpLimits limits, Executor executor) {
        this.session = session;
        this.limits = limits;
        this.executor = executor;
    }

    boolean isOf(IOSession other) {
        return session == other;
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    /** Something has come from the client. */
    synchronized void received() {
        if (phase == Phase.IDLE) {
            enter(Phase.READING);
        }
    }

    /**
     * A request is complete: has it handled after those before it, because what they do may bear on it (RFC 9112, section
     * 9.3.2).
     */
    synchronized void handle(Runnable handler) {
        unanswered++;
        if (unanswered > PIPELINED) {
            close();
            return;
        }
        if (unanswered == 1) {
            enter(Phase.HANDLING);
        }
        last = last.thenRunAsync(handler, executor).exceptionally(this::fail);
    }

    private @Nullable Void fail(Throwable cause) {
        // Rejected when the server ends, which waits only so long.
        boolean isEnd = cause.getCause() instanceof RejectedExecutionException;
        LOG.log(isEnd ? Level.DEBUG : Level.ERROR, "an answer could not be sent", cause);
        close();
        return null;
    }

    /** An answer begins to be written. */
    synchronized void answering() {
        enter(Phase.WRITING);
    }

    /** An answer is written. If it is one to half a request, the rest of that still comes, and is to come in time. */
    synchronized void answered() {
        boolean isWhole = unanswered > 0;
        unanswered -= isWhole ? 1 : 0;
        if (isWhole) {
            enter(unanswered > 0 ? Phase.HANDLING : Phase.IDLE);
        }
    }

    /** Whether it waits for the client. */
    synchronized boolean isWaiting() {
        return phase != Phase.HANDLING;
    }

    /** Since when, by {@link System#nanoTime}. */
    synchronized long waitingSince() {
        return since;
    }

    /** Ends it if the client has had its time. */
    synchronized void expire(long now) {
        Duration patience = phase == Phase.IDLE ? limits.idleTime() : limits.requestTime();
        if (isWaiting() && now - since > patience.toNanos()) {
            close();
        }
    }

    void close() {
        session.close(CloseMode.GRACEFUL);
    }
}
