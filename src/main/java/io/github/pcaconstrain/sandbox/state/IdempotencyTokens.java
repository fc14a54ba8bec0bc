package io.github.pcaconstrain.sandbox.state;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Remembers what was made for a client's token, so that the same request again makes nothing new.
 *
 * <p>The token is written down with the name of what will be made <em>before</em> that is made. Whoever is killed in
 * between leaves a token for something that does not exist, which counts as no token.
 */
public final class IdempotencyTokens {
    private static final String FOLDER = "tokens";

    /** What {@link #key} makes; nothing else in the folder is ours. */
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.json");

    /** Requests with one token wait for each other, and those with others hardly ever do. */
    private static final int LOCKS = 256;

    private record Entry(String resource, Instant expires) {}

    private final Store store;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    /** Written: expired tokens are being deleted; read: a token is being written. */
    private final ReadWriteLock deletion = new ReentrantReadWriteLock();

    /** The tokens in the store; those that have expired are deleted. */
    public IdempotencyTokens(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        for (String name : store.list(FOLDER)) {
            if (NAME.matcher(name).matches()) {
                StoredRecord.read(store, FOLDER + "/" + name, Entry.class).ifPresent(entry -> entries.put(name, entry));
            }
        }
        purge();
    }

    /**
     * Makes a resource once.
     *
     * @param scope whatever tells requests apart that may use one token: operation, region, CA
     * @param token the client's; without one, a resource is always made
     * @param window how long the token counts
     * @param name the name of the resource that would be made now
     * @param exists whether a resource of this name exists
     * @param make makes a resource of the name given, and returns that
     * @return the name of the resource, made now or before
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
            Entry before = entries.get(key);
            if (before != null && clock.instant().isBefore(before.expires()) && exists.test(before.resource())) {
                return before.resource();
            }
            return make.apply(remember(key, name.get(), window));
        }
    }

    private String remember(String key, String resource, Duration window) {
        purge();
        Entry entry = new Entry(resource, clock.instant().plus(window));
        deletion.readLock().lock();
        try {
            store.write(FOLDER + "/" + key, Json.writeReadable(entry));
            entries.put(key, entry);
        } finally {
            deletion.readLock().unlock();
        }
        return resource;
    }

    private void purge() {
        Instant now = clock.instant();
        if (entries.values().stream().allMatch(entry -> now.isBefore(entry.expires()))) {
            return;
        }
        deletion.writeLock().lock();
        try {
            entries.forEach((key, entry) -> {
                if (!now.isBefore(entry.expires()) && entries.remove(key, entry)) {
                    store.delete(FOLDER + "/" + key);
                }
            });
        } finally {
            deletion.writeLock().unlock();
        }
    }

    // Tokens may hold any character, names of files may not.
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
