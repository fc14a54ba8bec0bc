package io.github.pcaconstrain.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Options whose value is one of a few words: the constants of an enum in lower case. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> OptionSpec option(String name, E[] values, String description) {
        return option(List.of(name), values, description);
    }

    /** An option with several names. The longest one makes the environment variable, and the last one the label. */
    static <E extends Enum<E>> OptionSpec option(List<String> names, E[] values, String description) {
        List<String> words = Arrays.stream(values).map(Choice::word).toList();
        return OptionSpec.builder(names.toArray(String[]::new))
                .type(values.getClass().getComponentType())
                .converters(text -> Arrays.stream(values)
                        .filter(value -> word(value).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() ->
                                new TypeConversionException("'" + text + "' is none of " + String.join(", ", words))))
                .paramLabel(names.get(names.size() - 1).substring(2).toUpperCase(Locale.ROOT))
                .completionCandidates(words)
                .description(description)
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
