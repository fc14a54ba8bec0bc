package io.github.pcaconstrain.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or an argument of a command: declared once, and read with the type that it was declared with.
 *
 * @param <V> the type of its value
 */
public final class Option<V> {
    private final ArgSpec spec;

    private Option(ArgSpec spec) {
        this.spec = spec;
    }

    /** One that is on or off. */
    public static Option<Boolean> flag(String name, String description) {
        return flag(description, new String[] {name});
    }

    /** One with several names that is on or off. */
    public static Option<Boolean> flag(String description, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build());
    }

    /** One whose value is a text. */
    public static Option<String> text(String name, String label, String description) {
        return text(label, description, new String[] {name});
    }

    /** One whose value may be left out, which is then the empty text. */
    public static Option<String> optionalText(String name, String label, String description) {
        return new Option<>(OptionSpec.builder(name)
                .type(String.class)
                .arity("0..1")
                .fallbackValue("")
                .paramLabel(label)
                .showDefaultValue(Visibility.NEVER)
                .description(description)
                .build());
    }

    /** One with several names whose value is a text. The longest of them makes the environment variable. */
    public static Option<String> text(String label, String description, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** One whose value is a whole number. */
    public static Option<Integer> number(String name, String label, String description) {
        return new Option<>(OptionSpec.builder(name)
                .type(Integer.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** One that may be given several times. */
    public static Option<List<String>> list(String label, String description, String... names) {
        return new Option<>(OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build());
    }

    /**
     * One whose value is read while the command line is: what cannot be read is refused, whether the command uses it or
     * not.
     *
     * @param reader throws {@link io.github.pcaconstrain.failure.InvalidOptionException} for what it cannot read,
     * without the     name of the option, which is put before it
     */
    public static <T> Option<T> read(
            String name, String label, String description, Class<T> type, ITypeConverter<T> reader) {
        return new Option<>(OptionSpec.builder(name)
                .type(type)
                .converters(reader)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** An option that is put together elsewhere. */
    static <T> Option<T> of(OptionSpec spec) {
        return new Option<>(spec);
    }

    /** An argument that must be given, the first being number 0. */
    public static Option<String> argument(int index, String label, String description) {
        return argument(index, "1", label, description);
    }

    /** An argument that may be left out. */
    public static Option<String> optionalArgument(int index, String label, String description) {
        return argument(index, "0..1", label, description);
    }

    private static Option<String> argument(int index, String arity, String label, String description) {
        return new Option<>(PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .arity(arity)
                .required(arity.equals("1"))
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build());
    }

    /** All arguments, as many as there are. */
    public static Option<List<String>> arguments(String label, String description) {
        return new Option<>(all(label, description).build());
    }

    /** All arguments, with what a shell may complete them to. */
    public static Option<List<String>> arguments(String label, String description, Iterable<String> completions) {
        return new Option<>(
                all(label, description).completionCandidates(completions).build());
    }

    private static PositionalParamSpec.Builder all(String label, String description) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description);
    }

    /** Makes a command take these, in the order in which its help lists them. */
    public static void addAll(CommandSpec command, Option<?>... options) {
        for (Option<?> option : options) {
            command.add(option.spec);
        }
    }

    /** Makes a command take it. */
    public void addTo(CommandSpec command) {
        command.add(spec);
    }

    /** Its value; empty where it was not given. */
    public Optional<V> find() {
        @Nullable V value = spec.getValue();
        return Optional.ofNullable(value);
    }

    /** Its value, or another one where it was not given. */
    public V orElse(V otherwise) {
        return find().orElse(otherwise);
    }

    /** Its value, which must be present, as that of a required argument is. */
    public V require() {
        return find().orElseThrow();
    }

    /** Whether it was given: for a flag, whether it is on. */
    public boolean isGiven() {
        @Nullable Object value = spec.getValue();
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** Whether it was given on the command line and not through the environment. */
    boolean isOnCommandLine() {
        return spec instanceof OptionSpec option
                && spec.command().commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Its longest name, for messages. */
    public String name() {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
