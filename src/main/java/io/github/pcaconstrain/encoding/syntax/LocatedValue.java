package io.github.pcaconstrain.encoding.syntax;

import io.github.pcaconstrain.failure.PolicyFileException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A value in a YAML or JSON file, with its place, so that a mistake in it can be pointed at.
 *
 * @param source the name of the file in messages
 * @param line its line, from 1
 * @param column its column, from 1
 * @param content the value itself
 */
public record LocatedValue(String source, int line, int column, Content content) {
    /** What a value can be. */
    public sealed interface Content {}

    /** Keys and values, in their order. */
    public record Fields(Map<String, LocatedValue> all) implements Content {
        public Fields {
            all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        }
    }

    /** A text. */
    public record Text(String value) implements Content {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A whole number. */
    public record Whole(long value) implements Content {}

    /** True or false. */
    public record Flag(boolean value) implements Content {}

    /** Anything else, such as a list. */
    public record Other(String name) implements Content {
        public Other {
            Objects.requireNonNull(name, "name");
        }
    }

    public LocatedValue {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(content, "content");
    }

    /**
     * The fields of a map that may have only these keys.
     *
     * @throws PolicyFileException if it is not a map, or has another key
     */
    public Map<String, LocatedValue> fields(String what, List<String> keys) {
        if (!(content instanceof Fields fields)) {
            throw expected("a map", "write " + what + " as keys and values: " + String.join(", ", keys));
        }
        fields.all().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw value.error(
                        "unknown key '" + PrintableText.printable(key) + "'",
                        "the keys of " + what + " are " + String.join(", ", keys));
            }
        });
        return fields.all();
    }

    /**
     * The fields of a map with any keys.
     *
     * @throws PolicyFileException if it is not a map
     */
    public Map<String, LocatedValue> anyFields() {
        if (!(content instanceof Fields fields)) {
            throw expected("a map", "write each as KEY: VALUE, on a line of its own");
        }
        return fields.all();
    }

    /**
     * The text.
     *
     * @throws PolicyFileException if it is not a text
     */
    public String text() {
        if (!(content instanceof Text text)) {
            throw expected("a string", "put the value in quotes");
        }
        return text.value();
    }

    /**
     * The number.
     *
     * @throws PolicyFileException if it is not a number, or outside the range
     */
    public int number(int least, int most) {
        if (content instanceof Whole whole && whole.value() >= least && whole.value() <= most) {
            return (int) whole.value();
        }
        throw error(
                "expected a number from " + least + " to " + most + ", found " + describe(),
                "write a whole number without quotes");
    }

    /** Whether it is true or false; empty if it is neither. */
    public Optional<Boolean> flag() {
        return content instanceof Flag flag ? Optional.of(flag.value()) : Optional.empty();
    }

    /** A failure at this place. */
    public PolicyFileException error(String problem, String hint) {
        return new PolicyFileException(source, line, column, problem, hint);
    }

    private PolicyFileException expected(String what, String hint) {
        return error("expected " + what + ", found " + describe(), hint);
    }

    private String describe() {
        if (content instanceof Fields) {
            return "a map";
        }
        if (content instanceof Text) {
            return "a string";
        }
        if (content instanceof Whole whole) {
            return "the number " + whole.value();
        }
        return content instanceof Other other ? other.name() : "true or false";
    }
}
