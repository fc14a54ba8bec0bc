package io.github.pcaconstrain.access;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the condition context keys of a request (IAM User Guide, "The request context"). A key that is not
 * mentioned is not known: the request may have it, with any value, or not.
 *
 * @param values the values of each key, which is in lower case, since AWS ignores the case of keys; none if the request
 *     does not have it
 * @param alike of keys with one value that is not known, what it is like
 */
public record RequestContext(Map<String, List<String>> values, Map<String, Glob> alike) {
    /** A context of which nothing is known. */
    public static final RequestContext UNKNOWN = new RequestContext(Map.of());

    public RequestContext {
        Map<String, List<String>> copy = new HashMap<>();
        values.forEach((key, list) -> copy.put(key.toLowerCase(Locale.ROOT), List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
        alike = Map.copyOf(alike);
    }

    /** A context in which only these values are known. */
    public RequestContext(Map<String, List<String>> values) {
        this(values, Map.of());
    }

    /** The same context, in which this key has these values; none if the request does not have the key. */
    public RequestContext with(String key, String... value) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(key.toLowerCase(Locale.ROOT), List.of(value));
        return new RequestContext(more, alike);
    }

    /** The same context, in which this key has one value, of which only this is known. */
    public RequestContext withLike(String key, Glob value) {
        Map<String, Glob> more = new HashMap<>(alike);
        more.put(key.toLowerCase(Locale.ROOT), value);
        return new RequestContext(values, more);
    }

    /** The values of a key: none if the request does not have it; empty if that is not known. */
    Optional<List<String>> find(String key) {
        return Optional.ofNullable(values.get(key.toLowerCase(Locale.ROOT)));
    }

    /** What the one value of a key is like, if that is all that is known of it. */
    Optional<Glob> findLike(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return values.containsKey(lower) ? Optional.empty() : Optional.ofNullable(alike.get(lower));
    }
}
