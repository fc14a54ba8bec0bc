package io.github.pcaconstrain.sandbox;

import io.github.pcaconstrain.sandbox.control.Control;
import io.github.pcaconstrain.sandbox.http.HttpHandler;
import io.github.pcaconstrain.sandbox.http.HttpRequest;
import io.github.pcaconstrain.sandbox.http.HttpResponse;
import io.github.pcaconstrain.sandbox.state.Store;
import io.github.pcaconstrain.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The current services, and their replacement by others over an emptied state. A reset waits for the requests under way,
 * and requests wait for it.
 */
final class Worlds implements HttpHandler, Control {
    private final SandboxConfig config;
    private final Store store;
    private final Supplier<World> fresh;
    private final List<Runnable> beginnings = new CopyOnWriteArrayList<>();

    /** Written: the services are being replaced; read: they are in use. */
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

    /** Has something made again after every reset. */
    void beginWith(Runnable beginning) {
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
    public JsonNode reset() {
        replacement.writeLock().lock();
        try {
            try {
                Emptying.of(store);
            } finally {
                current = fresh.get(); // over what is left, even if not everything could be deleted
            }
            beginnings.forEach(Runnable::run);
            return new Inventory(config, store, current).json();
        } finally {
            replacement.writeLock().unlock();
        }
    }
}
