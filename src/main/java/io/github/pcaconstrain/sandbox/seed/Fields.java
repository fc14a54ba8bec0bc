package io.github.pcaconstrain.sandbox.seed;

import io.github.pcaconstrain.sandbox.seed.SeedNode.Entry;
import io.github.pcaconstrain.sandbox.seed.SeedNode.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A map in a seed file, with known keys only. */
record Fields(Mapping mapping) {
    /**
     * The keys of a value that must be a map.
     *
     * @param what what it is called in messages
     * @param known the keys that it may have
     */
    static Fields of(SeedNode node, String what, Collection<String> known) {
        if (!(node instanceof Mapping mapping)) {
            throw node.at().error("expected " + what + ", found " + node.kind(), "write a map with " + list(known));
        }
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw entry.at().error("unknown key '" + key + "' of " + what, Keys.hint(key, known));
            }
        });
        return new Fields(mapping);
    }

    static String list(Collection<String> words) {
        return String.join(", ", words);
    }

    Place at() {
        return mapping.at();
    }

    Optional<SeedNode> find(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(Entry::value);
    }

    /** The place of a key, or that of the map if it lacks the key. */
    Place at(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(Entry::at).orElse(at());
    }

    Optional<String> text(String key) {
        return find(key).map(node -> text(node, "'" + key + "'"));
    }

    static String text(SeedNode node, String what) {
        if (node instanceof SeedNode.Text text) {
            if (text.value().isBlank()) {
                throw node.at().error(what + " is blank", "write a string, or leave the key out");
            }
            return text.value().strip();
        }
        boolean isPlain = node instanceof SeedNode.Whole || node instanceof SeedNode.Flag;
        throw node.at()
                .error(
                        what + ": expected a string, found " + node.kind(),
                        isPlain ? "put it in quotes" : "write one string after the colon");
    }

    Optional<Boolean> flag(String key) {
        return find(key).map(node -> {
            if (node instanceof SeedNode.Flag flag) {
                return flag.value();
            }
            throw node.at().error("'" + key + "' is neither true nor false", "write " + key + ": true");
        });
    }

    Optional<Integer> whole(String key, int min, int max) {
        return find(key).map(node -> {
            if (node instanceof SeedNode.Whole number && number.value() >= min && number.value() <= max) {
                return (int) number.value();
            }
            throw node.at()
                    .error(
                            "'" + key + "' is not a whole number from " + min + " to " + max,
                            "write " + key + ": " + min);
        });
    }

    /** One of several words. */
    Optional<String> word(String key, Collection<String> words) {
        return find(key).map(node -> {
            String word = text(node, "'" + key + "'");
            if (!words.contains(word)) {
                throw node.at().error("unknown value '" + word + "' for '" + key + "'", Keys.hint(word, words));
            }
            return word;
        });
    }

    /** The converted items of a list; none if the key is missing. */
    <T> List<T> list(String key, Function<SeedNode, T> item) {
        Optional<SeedNode> node = find(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SeedNode.Sequence sequence)) {
            throw node.get()
                    .at()
                    .error(
                            "'" + key + "': expected a list, found "
                                    + node.get().kind(),
                            "write each item on a line of its own, after '- '");
        }
        List<T> items = new ArrayList<>();
        sequence.items().forEach(each -> items.add(item.apply(each)));
        return items;
    }

    Map<String, Entry> entries() {
        return mapping.entries();
    }
}
