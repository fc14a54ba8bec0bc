package io.github.pcaconstrain.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Options whose value is one of a few words: the constants of an enum in lower case. */
public final class Choice {
    private Choice() {}

    public static <E extends Enum<E>> Option<E> option(String name, E[] values, String description) {
        return option(List.of(name), values, description);
    }

    /** An option with several names. The longest one makes the environment variable, and the last one the label. */
    public static <E extends Enum<E>> Option<E> option(List<String> names, E[] values, String description) {
        List<String> words = new ArrayList<>();
        for (E value : values) {
            words.add(word(value));
        }
        return Option.of(OptionSpec.builder(names.toArray(new String[0]))
                .type(values.getClass().getComponentType())
                .converters(new Words<>(List.of(values), words))
                .paramLabel(names.get(names.size() - 1).substring(2).toUpperCase(Locale.ROOT))
                .completionCandidates(words)
                .description(description)
                .build());
    }

    private record Words<E>(List<E> values, List<String> words) implements ITypeConverter<E> {
        @Override
        public E convert(String text) {
            int found = words.indexOf(text.toLowerCase(Locale.ROOT));
            if (found < 0) {
                throw new TypeConversionException("'" + text + "' is not one of " + String.join(", ", words));
            }
            return values.get(found);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
