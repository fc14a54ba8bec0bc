package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.authority.KeyAlgorithm;
import io.github.pcaconstrain.sandbox.authority.KeyStock;
import io.github.pcaconstrain.sandbox.control.ControlFront;
import io.github.pcaconstrain.sandbox.http.HttpLimits;
import io.github.pcaconstrain.sandbox.http.HttpServer;
import io.github.pcaconstrain.sandbox.identity.Accounts;
import io.github.pcaconstrain.sandbox.log.RecentCalls;
import io.github.pcaconstrain.sandbox.page.PageFacts;
import io.github.pcaconstrain.sandbox.page.PageFront;
import io.github.pcaconstrain.sandbox.pca.PrivateCa;
import io.github.pcaconstrain.sandbox.seed.Seed;
import io.github.pcaconstrain.sandbox.seed.SeedMark;
import io.github.pcaconstrain.sandbox.seed.Seeding;
import io.github.pcaconstrain.sandbox.state.DirectoryStore;
import io.github.pcaconstrain.sandbox.state.MemoryStore;
import io.github.pcaconstrain.sandbox.state.StateException;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.AwsError;
import io.github.pcaconstrain.sandbox.wire.CallObserver;
import io.github.pcaconstrain.sandbox.wire.HttpFront;
import io.github.pcaconstrain.sandbox.wire.RequestContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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

    /** The number of connections that may wait to be accepted. If there were more, some clients would see resets. */
    private static final int BACKLOG = 1024;

    /** The number of requests handled at once. Signing keeps a core busy; waiting for the disk leaves it idle. */
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
     * @throws StateException if its folder or port cannot be used, or the folder was created from another seed
     * @throws io.github.pcaconstrain.sandbox.seed.SeedException if its seed cannot be created
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
        try {
            // The port comes first, because certificates contain the address of their CA's CRL.
            URI endpoint = endpoint(server);
            SeedMark.clean(store, config.accounts().ids());
            RecentCalls recent = new RecentCalls();
            CallObserver observer = call -> {
                recent.served(call);
                config.observer().served(call);
            };
            Worlds worlds = new Worlds(config, store, () -> World.of(config, store, keys, endpoint, observer));
            // No request is answered before the seed has been created.
            config.seed()
                    .ifPresent(seed -> worlds.beginWith(
                            () -> seeding(config, store, worlds.current(), seed).run()));
            server.start(new PageFront(
                    worlds,
                    recent,
                    new PageFacts(endpoint, config.accounts(), SandboxConfig.DEFAULT_REGION, config.clock()),
                    new ControlFront(worlds, worlds, config.clock(), observer)));
            return new Sandbox(config, server, executor, store, worlds, keys);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    private static Seeding seeding(SandboxConfig config, Store store, World world, Seed seed) {
        return new Seeding(
                seed,
                store,
                world.privateCa().service(),
                world.certificateManager(),
                config.accounts(),
                config.clock(),
                config.delay(),
                config.random());
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

    /** Its address, such as {@code http://127.0.0.1:40123}. */
    public URI endpoint() {
        return endpoint(server);
    }

    private static URI endpoint(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * A root and an active subordinate CA that ACM may use, created now if the region has none.
     *
     * @throws io.github.pcaconstrain.sandbox.wire.AwsError if the region is invalid
     */
    public InitialAuthorities initialize(String region) {
        return initialize(region, InitialAuthorities.DEFAULT_KEY);
    }

    /**
     * The same, with keys of a given algorithm.
     *
     * @throws AwsError if the region is invalid
     * @throws StateException if the state of those CAs is damaged, or they have been changed
     */
    public InitialAuthorities initialize(String region, KeyAlgorithm key) {
        AtomicReference<@Nullable InitialAuthorities> made = new AtomicReference<>();
        worlds.beginWith(() -> made.set(ensure(region, key)));
        return Objects.requireNonNull(made.get());
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

    /** The accounts, and whose each access key is. */
    public Accounts accounts() {
        return config.accounts();
    }

    /** The ARNs of the seed's CAs by their names in the seed, whether this start created them or an earlier one. */
    public Map<String, String> seeded() {
        return SeedMark.authorities(store, config.account());
    }

    /** Whether a CA has CRLs or OCSP, and so issues certificates that contain addresses on this port. */
    public boolean hasRevocation() {
        return privateCa().publications().isAny(config.clock().instant());
    }

    /** Its private CAs, for callers in this process. After a reset, this is another object. */
    public PrivateCa privateCa() {
        return worlds.current().privateCa();
    }

    /** Answers the requests in progress, then stops and releases the state. */
    @Override
    public void close() {
        server.close(PATIENCE);
        executor.shutdown();
        config.interceptor().close();
        keys.close();
        store.close();
    }
}
