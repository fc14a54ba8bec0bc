package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.control.Control;
import io.github.pcaconstrain.sandbox.http.HttpHandler;
import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.page.PageSource;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The current services. A reset replaces them by new ones with an empty state: it waits for the requests in progress,
 * and new requests wait for it.
 */
final class Worlds implements HttpHandler, Control, PageSource {
    private final SandboxConfig config;
    private final Store store;
    private final Supplier<World> fresh;
    private final List<Runnable> beginnings = new CopyOnWriteArrayList<>();

    /** Held for writing while the services are being replaced, and for reading while they are in use. */
    private final ReadWriteLock replacement = new ReentrantReadWriteLock();

    private volatile World current;

    Worlds(SandboxConfig config, Store store, Supplier<World> fresh) {
        this.config = config;
        this.store = store;
        this.fresh = fresh;
        this.current = fresh.get();
    }

    World current() {
        return current;
    }

    /** Creates something now, and again after every reset. */
    void beginWith(Runnable beginning) {
        beginning.run();
        beginnings.add(beginning);
    }

    @Override
    public Optional<HttpResponse> handle(HttpRequest request) {
        replacement.readLock().lock();
        try {
            return current.front().handle(request);
        } finally {
            replacement.readLock().unlock();
        }
    }

    @Override
    public HttpResponse refuse(int status, String message) {
        return current.front().refuse(status, message);
    }

    @Override
    public JsonNode health() {
        store.check();
        return Json.object().put("status", "running").put("account", config.account());
    }

    @Override
    public JsonNode state() {
        replacement.readLock().lock();
        try {
            return new Inventory(config, store, current).json();
        } finally {
            replacement.readLock().unlock();
        }
    }

    @Override
    public <T> T look(Function<Services, T> reader) {
        replacement.readLock().lock();
        try {
            store.check();
            return reader.apply(new Services(current.privateCa(), current.certificateManager(), store));
        } finally {
            replacement.readLock().unlock();
        }
    }

    @Override
    public JsonNode reset() {
        replacement.writeLock().lock();
        try {
            try {
                Emptying.of(store);
            } finally {
                current = fresh.get(); // with what is left, even if not everything could be deleted
            }
            beginnings.forEach(Runnable::run);
            return new Inventory(config, store, current).json();
        } finally {
            replacement.writeLock().unlock();
        }
    }
}
