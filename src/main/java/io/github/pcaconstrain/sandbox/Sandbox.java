package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.control.ControlFront;
import io.github.pcaconstrain.sandbox.http.HttpLimits;
import io.github.pcaconstrain.sandbox.http.HttpServer;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.state.DirectoryStore;
import io.github.pcaconstrain.sandbox.state.MemoryStore;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running sandbox: AWS Private CA and ACM on one loopback port.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(SandboxConfig.inMemory())) {
 *     AcmPcaClient pca = AcmPcaClient.builder().endpointOverride(sandbox.endpoint())...
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Connections that wait to be accepted; beyond it, a burst of clients would see resets. */
    private static final int BACKLOG = 1024;

    /** Requests that run at once; signing keeps a core busy, and forcing files to the disk keeps it idle. */
    private static final int THREADS = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SandboxConfig config;
    private final HttpServer server;
    private final ExecutorService executor;
    private final Store store;
    private final Worlds worlds;
    private final KeyStock keys;

    private Sandbox(
            SandboxConfig config,
            HttpServer server,
            ExecutorService executor,
            Store store,
            Worlds worlds,
            KeyStock keys) {
        this.config = config;
        this.server = server;
        this.executor = executor;
        this.store = store;
        this.worlds = worlds;
        this.keys = keys;
    }

    /**
     * Starts a sandbox.
     *
     * @throws StateException if its folder or its port cannot be used
     */
    public static Sandbox start(SandboxConfig config) {
        Store store = config.folder()
                .<Store>map(folder -> DirectoryStore.open(folder, config.clock().instant()))
                .orElseGet(MemoryStore::new);
        try {
            return start(config, store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Sandbox start(SandboxConfig config, Store store) {
        ExecutorService executor = executor();
        HttpServer server = listen(config, executor);
        try {
            return start(config, store, executor, server);
        } catch (RuntimeException e) {
            server.close();
            executor.shutdown();
            throw e;
        }
    }

    private static Sandbox start(SandboxConfig config, Store store, ExecutorService executor, HttpServer server) {
        KeyStock keys = new KeyStock(config.keysAhead(), config.random());
        // Certificates say where their CA's CRL is, so that the port comes first.
        URI endpoint = endpoint(server);
        Worlds worlds = new Worlds(config, store, () -> World.of(config, store, keys, endpoint));
        server.start(new ControlFront(worlds, worlds));
        return new Sandbox(config, server, executor, store, worlds, keys);
    }

    private static HttpServer listen(SandboxConfig config, ExecutorService executor) {
        int last = config.port() + config.alternatives();
        for (int port = config.port(); ; port++) {
            try {
                return HttpServer.bind(
                        new InetSocketAddress(InetAddress.getByAddress("localhost", LOOPBACK), port),
                        BACKLOG,
                        HttpLimits.ofBody(HttpFront.MAX_BODY),
                        executor);
            } catch (IOException e) {
                if (port == last) {
                    executor.shutdown();
                    throw cannotListen(config, e);
                }
            }
        }
    }

    private static StateException cannotListen(SandboxConfig config, IOException e) {
        String ports = config.alternatives() == 0
                ? "port " + config.port()
                : "any port from " + config.port() + " to " + (config.port() + config.alternatives());
        return new StateException(
                "cannot listen on " + ports + ": " + e.getMessage(),
                "choose another with --port, or 0 for any free port");
    }

    private static ExecutorService executor() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "sandbox-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint(server);
    }

    private static URI endpoint(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * A root and an active subordinate CA that ACM may use, made now if the region has none.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.AwsError if it is no region
     */
    public InitialAuthorities initialize(String region) {
        return initialize(region, InitialAuthorities.DEFAULT_KEY);
    }

    /**
     * The same with keys of a certain kind.
     *
     * @throws AwsError if it is no region
     * @throws StateException if the state of those CAs is damaged, or they are not what was made
     */
    public InitialAuthorities initialize(String region, KeyAlgorithm key) {
        InitialAuthorities made = ensure(region, key);
        worlds.beginWith(() -> ensure(region, key));
        return made;
    }

    private InitialAuthorities ensure(String region, KeyAlgorithm key) {
        RequestContext context = RequestContext.local(region, config.account(), config.clock());
        PrivateCa privateCa = privateCa();
        try {
            privateCa.verify(context, InitialAuthorities.TAG);
            return InitialAuthorities.ensure(privateCa.service(), context, key, config.delay());
        } catch (AwsError e) {
            throw new StateException(
                    "the root and subordinate CA of this state cannot be used: " + e.getMessage(),
                    "delete them, or use another folder with --dir or --sandbox=DIR");
        }
    }

    /** Its private CAs, for callers in this process; others after a reset. */
    public PrivateCa privateCa() {
        return worlds.current().privateCa();
    }

    /** Answers what is under way, then stops and lets go of the state. */
    @Override
    public void close() {
        server.close(PATIENCE);
        executor.shutdown();
        keys.close();
        store.close();
    }
}
