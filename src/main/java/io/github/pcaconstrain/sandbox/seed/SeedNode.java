package io.github.pcaconstrain.sandbox.seed;

import java.util.List;
import java.util.Map;

/** A value in a seed file, and its place. Its {@link #canonical} text does not depend on the layout of the file. */
sealed interface SeedNode {
    Place at();

    /** What kind of value it is, for messages. */
    String kind();

    /** The value in a form that does not depend on how it is written. */
    String canonical();

    /** A key and its value. */
    record Entry(Place at, SeedNode value) {}

    /** Keys and their values, in the order of the file. */
    record Mapping(Place at, Map<String, Entry> entries) implements SeedNode {
        @Override
        public String kind() {
            return "a map";
        }

        @Override
        public String canonical() {
            StringBuilder text = new StringBuilder("{");
            entries.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> text.append(quoted(each.getKey()))
                            .append(':')
                            .append(each.getValue().value().canonical())
                            .append(','));
            return text.append('}').toString();
        }
    }

    /** Values one after the other. */
    record Sequence(Place at, List<SeedNode> items) implements SeedNode {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public String canonical() {
            StringBuilder text = new StringBuilder("[");
            items.forEach(item -> text.append(item.canonical()).append(','));
            return text.append(']').toString();
        }
    }

    /** A string. */
    record Text(Place at, String value) implements SeedNode {
        @Override
        public String kind() {
            return "a string";
        }

        @Override
        public String canonical() {
            return quoted(value);
        }
    }

    /** A whole number. */
    record Whole(Place at, long value) implements SeedNode {
        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public String canonical() {
            return Long.toString(value);
        }
    }

    /** True or false. */
    record Flag(Place at, boolean value) implements SeedNode {
        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public String canonical() {
            return Boolean.toString(value);
        }
    }

    /** Null, a fraction, or a number that is too large; a seed never contains these. */
    record Other(Place at, String kind) implements SeedNode {
        @Override
        public String canonical() {
            return kind;
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
