package io.github.pcaconstrain.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The shape of an input or of a member, from a service's public model: type, length, range, pattern, set of values.
 *
 * <p>As in AWS's services, members that the model does not have are ignored. A wrong JSON type is a
 * {@code SerializationException}; all other problems are collected in one {@code ValidationException}.
 */
public sealed interface Shape {
    /** Adds what is wrong with a value to the violations. */
    void check(JsonNode value, String path, Violations violations);

    /** An object without members. */
    static Structure structure() {
        return new Structure(Map.of());
    }

    /** A string of any length. */
    static Text text() {
        return text(0, Integer.MAX_VALUE);
    }

    /** A string whose length in characters is within these bounds. */
    static Text text(int min, int max) {
        return new Text(min, max, "", Pattern.compile(""));
    }

    /** A string of one of these values. */
    static OneOf oneOf(String... values) {
        return new OneOf(List.of(values));
    }

    /** A whole number within these bounds. */
    static Whole whole(long min, long max) {
        return new Whole(min, max);
    }

    /** A point in time: seconds since 1970, with a fraction. */
    static Time time() {
        return new Time();
    }

    /** A shape that contains itself. */
    static Recursive recursive(Supplier<Shape> shape) {
        return new Recursive(shape);
    }

    /** True or false. */
    static Flag flag() {
        return new Flag();
    }

    /** Octets, in base64 on the wire, whose number is within these bounds. */
    static Blob blob(int min, int max) {
        return new Blob(min, max);
    }

    /** A list whose length is within these bounds. */
    static Items listOf(Shape member, int min, int max) {
        return new Items(member, min, max);
    }

    /** An object with named members. */
    record Structure(Map<String, Member> members) implements Shape {
        record Member(Shape shape, boolean isRequired) {}

        /** This object with one more member, which is optional. */
        public Structure optional(String name, Shape shape) {
            return with(name, new Member(shape, false));
        }

        /** This object with one more member, which is required. */
        public Structure required(String name, Shape shape) {
            return with(name, new Member(shape, true));
        }

        private Structure with(String name, Member member) {
            Map<String, Member> more = new LinkedHashMap<>(members);
            more.put(name, member);
            return new Structure(more);
        }

        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isObject(), value, "a structure");
            members.forEach((name, member) -> {
                String at = path.isEmpty() ? decapitalized(name) : path + "." + decapitalized(name);
                if (Json.has(value, name)) {
                    member.shape().check(value.get(name), at, violations);
                } else if (member.isRequired()) {
                    violations.add("null", at, "Member must not be null");
                }
            });
        }

        private static String decapitalized(String name) {
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
    }

    /** A list. */
    record Items(Shape member, int min, int max) implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isArray(), value, "a list");
            violations.checkLength(value.toString(), value.size(), min, max, path);
            if (value.size() > max) {
                return;
            }
            int index = 0;
            for (JsonNode item : value) {
                index++;
                member.check(item, path + "." + index + ".member", violations);
            }
        }
    }

    /** A string, with the pattern as AWS writes it and as Java compiles it. */
    record Text(int min, int max, String pattern, Pattern compiled) implements Shape {
        /** This string, matching a pattern as a whole. */
        public Text matching(String regex) {
            return new Text(min, max, regex, Pattern.compile(regex));
        }

        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isString(), value, "a String");
            String text = value.stringValue();
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw AwsError.serialization("A string has half of a surrogate pair"); // no certificate could hold it
            }
            boolean fits = violations.checkLength(text, text.codePointCount(0, text.length()), min, max, path);
            if (fits && !pattern.isEmpty() && !compiled.matcher(text).matches()) {
                violations.add(text, path, "Member must satisfy regular expression pattern: " + pattern);
            }
        }
    }

    /** One of several strings. */
    record OneOf(List<String> values) implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isString(), value, "a String");
            if (!values.contains(value.stringValue())) {
                violations.add(value.stringValue(), path, "Member must satisfy enum value set: " + values);
            }
        }
    }

    /** A whole number. */
    record Whole(long min, long max) implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isIntegralNumber() && value.canConvertToLong(), value, "a Long");
            long number = value.longValue();
            if (number < min) {
                violations.add(value.toString(), path, "Member must have value greater than or equal to " + min);
            } else if (number > max) {
                violations.add(value.toString(), path, "Member must have value less than or equal to " + max);
            }
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isBoolean(), value, "a Boolean");
        }
    }

    /** A point in time. */
    record Time() implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isNumber(), value, "a Date");
        }
    }

    /** A shape that is created only when there is a value. */
    record Recursive(Supplier<Shape> shape) implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            shape.get().check(value, path, violations);
        }
    }

    /** Octets. */
    record Blob(int min, int max) implements Shape {
        @Override
        public void check(JsonNode value, String path, Violations violations) {
            violations.requireType(value.isString(), value, "a ByteBuffer");
            int length = decode(value).length;
            violations.checkLength("java.nio.HeapByteBuffer[pos=0 lim=" + length + "]", length, min, max, path);
        }

        /** The octets of a value with this shape. */
        public static byte[] decode(JsonNode value) {
            try {
                return Base64.getDecoder().decode(value.asString());
            } catch (IllegalArgumentException e) {
                throw AwsError.serialization("Unable to base64-decode a blob");
            }
        }
    }
}
