package io.github.pcaconstrain.sandbox.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a request, by their names in lower case.
 *
 * @param fields the values of each name, in the order of the request
 */
public record HttpHeaders(Map<String, List<String>> fields) {
    /** Copies the map. */
    public HttpHeaders {
        fields = Map.copyOf(fields);
    }

    /** The values of all fields with this name, in upper or lower case. */
    public List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The value of the first field with this name, in upper or lower case. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }
}
