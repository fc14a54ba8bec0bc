package io.github.pcaconstrain.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds among many texts with wildcards those that may have something in common with another one: by what is before the
 * first wildcard and behind the last. Texts that differ only between their wildcards are not told apart.
 */
public final class GlobIndex {
    /** What was found for a text; most questions about one CA follow one another. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Found(Glob text, int[] numbers) {}

    /** Texts without wildcards, by themselves and read from their end. */
    private final NavigableMap<String, List<Integer>> whole = new TreeMap<>();

    private final NavigableMap<String, List<Integer>> wholeFromEnd = new TreeMap<>();

    /** Texts with wildcards, by their beginning and then by their end, which is read from its end. */
    private final NavigableMap<String, NavigableMap<String, List<Integer>>> parts = new TreeMap<>();

    private volatile Optional<Found> last = Optional.empty();
    private long looks;

    /** Adds a text under a number, under which there may be others. */
    public void add(Glob text, int number) {
        if (text.isLiteral()) {
            whole.computeIfAbsent(text.beginning(), none -> new ArrayList<>()).add(number);
            wholeFromEnd
                    .computeIfAbsent(reversed(text.beginning()), none -> new ArrayList<>())
                    .add(number);
        } else {
            parts.computeIfAbsent(text.beginning(), none -> new TreeMap<>())
                    .computeIfAbsent(reversed(text.end()), none -> new ArrayList<>())
                    .add(number);
        }
        last = Optional.empty();
    }

    /** The numbers of all texts that have something in common with this one, and perhaps of others; in ascending order. */
    public IntStream near(Glob text) {
        Optional<Found> before = last.filter(found -> found.text().equals(text));
        Found found = before.orElseGet(() -> new Found(text, find(text)));
        if (before.isEmpty()) {
            last = Optional.of(found);
        }
        return Arrays.stream(found.numbers());
    }

    /** How many entries were looked at so far. */
    long looks() {
        return looks;
    }

    private int[] find(Glob text) {
        BitSet found = new BitSet();
        Consumer<List<Integer>> take = numbers -> {
            looks += numbers.size();
            numbers.forEach(found::set);
        };
        String beginning = text.beginning();
        String end = text.isLiteral() ? reversed(beginning) : reversed(text.end());
        if (text.isLiteral()) {
            take.accept(whole.getOrDefault(beginning, List.of()));
        } else {
            wholeBetween(beginning, end, take);
        }
        compatible(parts, beginning, inside -> compatible(inside, end, take));
        return found.stream().toArray();
    }

    /** Texts without wildcards that begin and end so: walks from both sides until one of them is through. */
    private void wholeBetween(String beginning, String end, Consumer<List<Integer>> take) {
        Iterator<Map.Entry<String, List<Integer>>> forward =
                whole.tailMap(beginning, true).entrySet().iterator();
        Iterator<Map.Entry<String, List<Integer>>> backward =
                wholeFromEnd.tailMap(end, true).entrySet().iterator();
        List<List<Integer>> beginningSo = new ArrayList<>();
        List<List<Integer>> endingSo = new ArrayList<>();
        while (true) {
            if (!step(forward, beginning, beginningSo)) {
                beginningSo.forEach(take);
                return;
            }
            if (!step(backward, end, endingSo)) {
                endingSo.forEach(take);
                return;
            }
        }
    }

    private boolean step(Iterator<Map.Entry<String, List<Integer>>> texts, String start, List<List<Integer>> taken) {
        looks++;
        if (!texts.hasNext()) {
            return false;
        }
        Map.Entry<String, List<Integer>> next = texts.next();
        if (!next.getKey().startsWith(start)) {
            return false;
        }
        taken.add(next.getValue());
        return true;
    }

    /** The values whose keys begin with a text, or with which it begins. */
    private <V> void compatible(NavigableMap<String, V> map, String text, Consumer<V> take) {
        String key = map.floorKey(text);
        while (key != null) {
            looks++;
            if (text.startsWith(key)) {
                take.accept(map.get(key));
                key = map.lowerKey(key);
            } else {
                // Whatever else the text begins with is not longer than what the two have in common.
                key = map.floorKey(text.substring(0, common(text, key)));
            }
        }
        for (Map.Entry<String, V> longer : map.tailMap(text, false).entrySet()) {
            looks++;
            if (!longer.getKey().startsWith(text)) {
                return;
            }
            take.accept(longer.getValue());
        }
    }

    private static int common(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int common = 0;
        while (common < length && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
