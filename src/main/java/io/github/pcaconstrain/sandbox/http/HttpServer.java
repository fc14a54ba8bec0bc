package io.github.pcaconstrain.sandbox.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Serves HTTP/1.1 on one address.
 *
 * <p>One thread reads and writes all connections, as far as they let it without waiting. The threads of the executor have only
 * to do with requests that are complete. The JDK's own server gives a thread to every client that has begun to send.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());
    private static final int BUFFER = 64 << 10;
    private static final int MAX_UNDER_WAY = 1 << 20;
    private static final int INTERNAL = 500;

    /** How often connections are looked at that may have run out of time. */
    private static final Duration TICK = Duration.ofMillis(250);

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration END = Duration.ofSeconds(2);

    private final ServerSocketChannel server;
    private final Selector selector;
    private final HttpLimits limits;
    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Semaphore underWay = new Semaphore(MAX_UNDER_WAY, true);

    /** Changed by the server's own thread only. */
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private volatile boolean isClosed;
    private volatile @Nullable Thread thread;

    private HttpServer(ServerSocketChannel server, Selector selector, HttpLimits limits, Executor executor) {
        this.server = server;
        this.selector = selector;
        this.limits = limits;
        this.executor = executor;
    }

    /**
     * A server that has its address, and does not answer yet.
     *
     * @param backlog connections that wait to be accepted
     * @param executor runs the handler
     * @throws IOException if it cannot have the address
     */
    public static HttpServer bind(InetSocketAddress address, int backlog, HttpLimits limits, Executor executor)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(address, backlog);
            server.configureBlocking(false);
            return new HttpServer(server, Selector.open(), limits, executor);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The port that it has. */
    public int port() {
        return server.socket().getLocalPort();
    }

    /** How many connections are open. */
    int connections() {
        return connections.size();
    }

    /** Begins to answer. */
    public void start(HttpHandler handler) {
        Thread runner = new Thread(() -> run(handler), "sandbox-http");
        runner.setDaemon(true);
        thread = runner;
        runner.start();
    }

    private void run(HttpHandler handler) {
        try (server;
                selector) {
            SelectionKey accepting = server.register(selector, SelectionKey.OP_ACCEPT);
            while (!isClosed) {
                selector.select(connections.isEmpty() ? 0 : TICK.toMillis());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key == accepting) {
                        accept(handler);
                    } else if (key.attachment() instanceof Connection connection) {
                        connection.proceed(buffer);
                    }
                }
                selector.selectedKeys().clear();
                long now = System.nanoTime();
                List.copyOf(connections).forEach(connection -> connection.expire(now));
            }
            List.copyOf(connections).forEach(Connection::close);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "the server has stopped", e);
        }
    }

    private void accept(HttpHandler handler) {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                if (connections.size() >= limits.connections()) {
                    closeOldest();
                }
                add(channel, handler);
            }
        } catch (IOException e) {
            if (!isClosed) {
                LOG.log(Level.WARNING, "a connection could not be accepted: {0}", e.getMessage());
                closeOldest(); // most likely there are no file descriptors left
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void add(SocketChannel channel, HttpHandler handler) {
        try {
            channel.configureBlocking(false);
            // Without it, a client's delayed acknowledgement can make an answer wait 40 ms.
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(channel, key, limits, new Port(handler));
            key.attach(connection);
            connections.add(connection);
        } catch (IOException e) {
            Connection.closeQuietly(channel); // it is gone already
        }
    }

    private void closeOldest() {
        connections.stream()
                .filter(Connection::isWaiting)
                .min(Comparator.comparingLong(Connection::waitingSince))
                .ifPresent(Connection::close);
    }

    /** What a connection asks of its server. */
    private final class Port implements Connection.Owner {
        private final HttpHandler handler;

        Port(HttpHandler handler) {
            this.handler = handler;
        }

        @Override
        public boolean submit(Connection connection, HttpRequest request) {
            if (!underWay.tryAcquire()) {
                connection.close();
                return false;
            }
            executor.execute(() -> {
                Optional<HttpResponse> response = answer(request);
                tasks.add(() -> connection.answer(response, buffer));
                selector.wakeup();
            });
            return true;
        }

        private Optional<HttpResponse> answer(HttpRequest request) {
            try {
                return handler.handle(request);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "a request failed", e);
                return Optional.of(refuse(INTERNAL, "An internal failure occurred"));
            }
        }

        @Override
        public HttpResponse refuse(int status, String message) {
            return handler.refuse(status, message);
        }

        @Override
        public void answered() {
            underWay.release();
        }

        @Override
        public void closed(Connection connection) {
            connections.remove(connection);
        }
    }

    /**
     * Lets no other request begin, waits until those that have begun are answered, and lets go of the port.
     *
     * @param patience how long to wait at most
     */
    public void close(Duration patience) {
        try {
            underWay.tryAcquire(MAX_UNDER_WAY, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Lets go of the port, whatever is under way. */
    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
        Thread runner = thread;
        try {
            if (runner != null) {
                runner.join(END.toMillis()); // the port is free only when the selector has let go of it
            }
            server.close();
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing the port failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
