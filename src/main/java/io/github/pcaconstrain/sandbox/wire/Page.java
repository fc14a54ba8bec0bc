package io.github.pcaconstrain.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list. A token names the last item before the page rather than a position, so that no item is repeated
 * or skipped if the list changes between two pages.
 * @param nextToken the token of the next page, if there is one
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {
    private static final String PREFIX = "after:";

    /**
     * Selects the page that a request asks for.
     * @param sorted all items, in the order of their keys
     * @param key the key of an item, unique and never blank
     * @param maxMember the input's member with the requested size
     * @param limit the largest size
     * @param badToken the error for an invalid token
     */
    public static <T> Page<T> of(
            List<T> sorted, Function<T, String> key, JsonNode input, String maxMember, int limit, AwsError badToken) {
        return of(sorted, key, Comparator.naturalOrder(), input, maxMember, limit, badToken);
    }

    /**
     * The same, for items that are sorted in another order.
     * @param order the order of the keys
     */
    public static <T> Page<T> of(
            List<T> sorted,
            Function<T, String> key,
            Comparator<String> order,
            JsonNode input,
            String maxMember,
            int limit,
            AwsError badToken) {
        Optional<String> after = Json.has(input, "NextToken")
                ? Optional.of(keyOf(Json.text(input, "NextToken"), badToken))
                : Optional.empty();
        int size = Math.min(limit, Json.member(input, maxMember).asInt(limit));
        List<T> rest = sorted.stream()
                .filter(item -> after.isEmpty() || order.compare(key.apply(item), after.get()) > 0)
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> items = rest.subList(0, size);
        return new Page<>(items, Optional.of(token(key.apply(items.get(size - 1)))));
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String keyOf(String token, AwsError badToken) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return text.substring(PREFIX.length());
            }
        } catch (IllegalArgumentException e) {
            throw badToken;
        }
        throw badToken;
    }
}
