package io.github.pcaconstrain.sandbox.http;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;
import org.jspecify.annotations.Nullable;

/**
 * The open connections. It limits their number, and closes those whose clients have used up their time. The library
 * closes silent connections only: a client that sends an octet now and then could stay forever.
 */
final class Connections implements IOSessionListener, Http1StreamListener, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);

    private final HttpLimits limits;
    private final Executor executor;

    /** By the client's address, which the library passes to every callback. */
    private final Map<SocketAddress, Connection> open = new ConcurrentHashMap<>();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-http-clock");
        thread.setDaemon(true);
        return thread;
    });

    Connections(HttpLimits limits, Executor executor) {
        this.limits = limits;
        this.executor = executor;
    }

    /** Starts the timer. */
    void start() {
        var unused =
                clock.scheduleWithFixedDelay(this::expire, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire() {
        long now = System.nanoTime();
        open.values().forEach(connection -> connection.expire(now));
    }

    int count() {
        return open.size();
    }

    /** The connection of this client; empty if it has been closed. */
    Optional<Connection> with(@Nullable SocketAddress client) {
        return Optional.ofNullable(client).map(open::get);
    }

    @Override
    public void connected(IOSession session) {
        if (open.size() >= limits.connections()) {
            open.values().stream()
                    .filter(Connection::isWaiting)
                    .min(Comparator.comparingLong(Connection::waitingSince))
                    .ifPresent(this::drop);
        }
        SocketAddress client = session.getRemoteAddress();
        if (client != null) {
            open.put(client, new Connection(session, limits, executor));
        }
    }

    private void drop(Connection connection) {
        open.values().remove(connection);
        connection.close();
    }

    @Override
    public void inputReady(IOSession session) {
        with(session.getRemoteAddress()).ifPresent(Connection::received);
    }

    @Override
    public void disconnected(IOSession session) {
        open.values().removeIf(connection -> connection.isOf(session));
    }

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {
        with(connection.getRemoteAddress()).ifPresent(Connection::answering);
    }

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {
        with(connection.getRemoteAddress()).ifPresent(Connection::answered);
    }

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {}

    @Override
    public void startTls(IOSession session) {}

    @Override
    public void outputReady(IOSession session) {}

    @Override
    public void timeout(IOSession session) {}

    @Override
    public void exception(IOSession session, Exception e) {}

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
