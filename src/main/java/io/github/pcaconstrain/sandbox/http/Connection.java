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

/** A client's connection: who has to act next, since when, and the requests in the queue. */
final class Connection {
    private static final Logger LOG = System.getLogger(Connection.class.getName());

    /** The number of requests that a client may send without waiting for answers. */
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
    private int unanswered; // complete requests
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

    /** Something has arrived from the client. */
    synchronized void received() {
        if (phase == Phase.IDLE) {
            enter(Phase.READING);
        }
    }

    /** A request is complete. It is handled after the ones before it, which may affect it (RFC 9112, section 9.3.2). */
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
        // Rejected while the server ends, which waits only for a limited time.
        boolean isEnd = cause.getCause() instanceof RejectedExecutionException;
        LOG.log(isEnd ? Level.DEBUG : Level.ERROR, "an answer could not be sent", cause);
        close();
        return null;
    }

    /** The server has begun to write an answer. */
    synchronized void answering() {
        enter(Phase.WRITING);
    }

    /** An answer has been written. If the request was incomplete, the rest of it must still arrive in time. */
    synchronized void answered() {
        boolean isWhole = unanswered > 0;
        unanswered -= isWhole ? 1 : 0;
        if (isWhole) {
            enter(unanswered > 0 ? Phase.HANDLING : Phase.IDLE);
        }
    }

    /** Whether the server waits for the client. */
    synchronized boolean isWaiting() {
        return phase != Phase.HANDLING;
    }

    /** The time since when, by {@link System#nanoTime}. */
    synchronized long waitingSince() {
        return since;
    }

    /** Closes the connection if the client has used up its time. */
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
