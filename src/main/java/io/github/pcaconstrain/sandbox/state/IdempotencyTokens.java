package io.github.pcaconstrain.sandbox.state;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Remembers what was created for a client's token, so that a repeated request creates nothing new.
 *
 * <p>The token is stored with the name of the new resource <em>before</em> that is created. A process that is killed in
 * between leaves a token for something that does not exist, which is ignored.
 */
public final class IdempotencyTokens {
    private static final String FOLDER = "tokens";

    /** The results of {@link #key}. Other files in the folder are ignored. */
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.json");

    /** Requests with the same token wait for each other; others hardly ever do. */
    private static final int LOCKS = 256;

    private record Entry(String resource, Instant expires) {}

    private record Expiry(Instant at, String key) {}

    private final Store store;
    private final Clock clock;

    /** The tokens that this process has written. */
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** Their expiry, the next one first. A token that was written again is in it several times. */
    private final Queue<Expiry> expiries = new PriorityBlockingQueue<>(LOCKS, Comparator.comparing(Expiry::at));

    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    /** Held for writing while expired tokens are being deleted, and for reading while a token is being written. */
    private final ReadWriteLock deletion = new ReentrantReadWriteLock();

    /** The tokens in the store. There may be very many, so each is read only when it is needed. */
    public IdempotencyTokens(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        List<String> before = store.list(FOLDER);
        if (!before.isEmpty()) {
            Thread sweeper = new Thread(() -> sweep(before), "sandbox-tokens");
            sweeper.setDaemon(true);
            sweeper.start();
        }
    }

    /** Deletes the expired tokens of earlier processes. */
    private void sweep(List<String> before) {
        for (String name : before) {
            if (NAME.matcher(name).matches()) {
                try {
                    StoredRecord.read(store, FOLDER + "/" + name, Entry.class).ifPresent(entry -> sweep(name, entry));
                } catch (StateException e) {
                    // the next caller that needs it gets the error
                }
            }
        }
    }

    private void sweep(String name, Entry entry) {
        if (clock.instant().isBefore(entry.expires())) {
            return;
        }
        deletion.writeLock().lock();
        try {
            if (!entries.containsKey(name)) {
                store.discard(FOLDER + "/" + name);
            }
        } finally {
            deletion.writeLock().unlock();
        }
    }

    /**
     * Creates a resource once.
     * @param scope what distinguishes requests that may use the same token: operation, region, CA
     * @param token the client's token; without one, a resource is always created
     * @param window how long the token is valid
     * @param name the name of the resource that would be created now
     * @param exists whether a resource with this name exists
     * @param make creates a resource with the given name, and returns the name
     * @return the name of the resource, created now or earlier
     */
    public String once(
            String scope,
            Optional<String> token,
            Duration window,
            Supplier<String> name,
            Predicate<String> exists,
            UnaryOperator<String> make) {
        if (token.isEmpty()) {
            return make.apply(name.get());
        }
        String key = key(scope, token.get());
        synchronized (locks.get(Math.floorMod(key.hashCode(), LOCKS))) {
            Optional<Entry> before = find(key)
                    .filter(entry -> clock.instant().isBefore(entry.expires()) && exists.test(entry.resource()));
            if (before.isPresent()) {
                return before.get().resource();
            }
            return make.apply(remember(key, name.get(), window));
        }
    }

    private Optional<Entry> find(String key) {
        Entry own = entries.get(key);
        return own != null ? Optional.of(own) : StoredRecord.read(store, FOLDER + "/" + key, Entry.class);
    }

    private String remember(String key, String resource, Duration window) {
        purge();
        Entry entry = new Entry(resource, clock.instant().plus(window));
        deletion.readLock().lock();
        try {
            store.write(FOLDER + "/" + key, Json.writeReadable(entry));
            entries.put(key, entry);
            expiries.add(new Expiry(entry.expires(), key));
        } finally {
            deletion.readLock().unlock();
        }
        return resource;
    }

    // Each deletion costs no more than writing the token did, however many there are.
    private void purge() {
        Instant now = clock.instant();
        if (isNoneOver(now)) {
            return;
        }
        deletion.writeLock().lock();
        try {
            while (!isNoneOver(now)) {
                String key = expiries.remove().key();
                Entry entry = entries.get(key);
                if (entry != null && !now.isBefore(entry.expires())) {
                    entries.remove(key);
                    store.discard(FOLDER + "/" + key);
                }
            }
        } finally {
            deletion.writeLock().unlock();
        }
    }

    private boolean isNoneOver(Instant now) {
        Expiry next = expiries.peek();
        return next == null || now.isBefore(next.at());
    }

    // Tokens may contain any character; names of files may not.
    private static String key(String scope, String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((scope + "\n" + token).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
