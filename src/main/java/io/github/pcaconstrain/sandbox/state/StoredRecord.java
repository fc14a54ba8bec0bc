package io.github.pcaconstrain.sandbox.state;

import io.github.pcaconstrain.sandbox.wire.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads records that are stored as JSON. */
public final class StoredRecord {
    private static final Logger LOG = System.getLogger(StoredRecord.class.getName());

    /** The messages about damaged records that have been logged, so that each is logged once. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    /** By record: its accessors, which the JVM looks up anew, with their access checks, each time it is asked. */
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            List<Method> accessors = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
            accessors.forEach(accessor -> accessor.setAccessible(true));
            return accessors;
        }
    };

    private StoredRecord() {}

    /**
     * Reads a record, if it exists.
     *
     * @param name its name in the store
     * @throws StateException if it is damaged: it is not JSON, or a member is missing
     */
    public static <T extends Record> Optional<T> read(Store store, String name, Class<T> type) {
        return store.read(name).map(content -> {
            T value = parse(store, name, content, type);
            missing(value, "").ifPresent(member -> {
                throw store.damaged(name, "it has no " + member);
            });
            return value;
        });
    }

    private static <T> T parse(Store store, String name, byte[] content, Class<T> type) {
        try {
            @Nullable T value = Json.readValue(content, type);
            if (value != null) {
                return value;
            }
            throw store.damaged(name, "it is null");
        } catch (JacksonException e) {
            String why = String.valueOf(e.getOriginalMessage());
            throw store.damaged(name, why.lines().findFirst().orElse("it is not JSON"));
        }
    }

    /** The first component that is null, in a record or in records inside it. */
    private static Optional<String> missing(@Nullable Object value, String path) {
        if (value == null) {
            return Optional.of(path);
        }
        if (value instanceof Record whole) {
            for (Method accessor : ACCESSORS.get(whole.getClass())) {
                String at = path.isEmpty() ? accessor.getName() : path + "." + accessor.getName();
                Optional<String> found = missing(component(whole, accessor), at);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (value instanceof Optional<?> some) {
            return some.isEmpty() ? Optional.empty() : missing(some.get(), path);
        }
        if (value instanceof Map<?, ?> map) {
            return missing(map.values(), path);
        }
        return value instanceof Iterable<?> list && !(value instanceof JsonNode)
                ? missing(list, path)
                : Optional.empty();
    }

    private static Optional<String> missing(Iterable<?> list, String path) {
        for (Object each : list) {
            Optional<String> found = missing(each, path);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object component(Record whole, Method accessor) {
        try {
            return accessor.invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has its accessors", e);
        }
    }

    /**
     * The entry of a record in a list. If the record is damaged, it is empty and the log gets a line, so that the
     * others are still listed.
     * @param read reads the record, and everything else in its entry
     */
    public static <T> Optional<T> unlessDamaged(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (StateException e) {
            if (SAID.add(e.getMessage())) {
                LOG.log(Level.WARNING, "left out of lists: {0}", e.getMessage());
            }
            return Optional.empty();
        }
    }
}
