package io.github.pcaconstrain.sandbox.state;

import io.github.pcaconstrain.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads records of the state that were written as JSON. */
public final class StoredRecord {
    private StoredRecord() {}

    /**
     * Reads one.
     *
     * @param name its name in the store
     * @throws StateException if it is damaged
     */
    public static <T> T read(String name, byte[] content, Class<T> type) {
        try {
            @Nullable T value = Json.readValue(content, type);
            if (value != null) {
                return value;
            }
            throw damaged(name, "it is null");
        } catch (JacksonException e) {
            throw damaged(name, e.getOriginalMessage());
        }
    }

    private static StateException damaged(String name, String why) {
        return new StateException(
                "the state is damaged: " + name + ": "
                        + String.valueOf(why).lines().findFirst().orElse(""),
                "restore the file, or start with another folder, by --dir or --sandbox=DIR");
    }
}
