package io.github.pcaconstrain.cli.option;

import io.github.pcaconstrain.failure.InvalidOptionException;
import io.github.pcaconstrain.policy.name.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;

/** Options whose value is a choice of words: the constants of an enum in lower case. */
public final class Choice {
    private Choice() {}

    /**
     * An option.
     *
     * @param noun what a value is called, such as {@code severity}
     */
    public static <E extends Enum<E>> Option<E> option(String name, String noun, E[] values, String description) {
        return option(List.of(name), noun, values, description);
    }

    /**
     * An option with several names. The environment variable is named after the longest, and the label after the last.
     */
    public static <E extends Enum<E>> Option<E> option(
            List<String> names, String noun, E[] values, String description) {
        List<String> words = new ArrayList<>();
        for (E value : values) {
            words.add(word(value));
        }
        return Option.of(OptionSpec.builder(names.toArray(new String[0]))
                .type(values.getClass().getComponentType())
                .converters(new Words<>(noun, List.of(values), words))
                .paramLabel(names.get(names.size() - 1).substring(2).toUpperCase(Locale.ROOT))
                .completionCandidates(words)
                .description(description)
                .build());
    }

    private record Words<E>(String noun, List<E> values, List<String> words) implements ITypeConverter<E> {
        @Override
        public E convert(String text) {
            int found = words.indexOf(text.toLowerCase(Locale.ROOT));
            if (found < 0) {
                throw new InvalidOptionException(
                        "there is no " + noun + " '" + PrintableText.printable(text) + "'",
                        "give " + String.join(", ", words.subList(0, words.size() - 1)) + " or "
                                + words.get(words.size() - 1));
            }
            return values.get(found);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
